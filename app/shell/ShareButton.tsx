// Copies a link to what is on screen, and says so; where the browser will not copy, shows the link to be taken by hand.
import { useState, type JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useWords } from '../i18n/words.ts';
import css from './header.module.css';

export function ShareButton({ linkNow }: { readonly linkNow: () => string }): JSX.Element {
  const { ui } = useWords();
  const { say } = useSession();
  const [result, setResult] = useState<{ readonly link: string; readonly copied: boolean } | null>(null);
  const share = async (): Promise<void> => {
    const link = linkNow();
    const copied = await copy(link);
    setResult({ link, copied });
    say('control', copied ? ui.shared : ui.shareByHand);
  };
  return (
    <span className={css.share}>
      <button type="button" className={css.tool} title={ui.shareHint} onClick={() => void share()}>
        {ui.share}
      </button>
      {result !== null && (
        <span className={css.shared}>
          <span>{result.copied ? ui.shared : ui.shareByHand}</span>
          {!result.copied && (
            <input readOnly aria-label={ui.share} value={result.link} onFocus={(event) => event.target.select()} />
          )}
          <button type="button" className={css.tool} onClick={() => setResult(null)}>
            {ui.close}
          </button>
        </span>
      )}
    </span>
  );
}

/** A frame may be forbidden to write to the clipboard; then nothing is copied and nothing breaks. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
