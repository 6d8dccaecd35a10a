// The text of a message, line by line, with what was done to a line said in words, shape and colour.
import type { JSX } from 'react';
import { Unseen } from '../a11y/Unseen.tsx';
import type { Content } from '../../simulations/index.ts';
import { useWords } from '../i18n/words.ts';
import css from './inspector.module.css';
import type { Line } from './rewrites.ts';

interface Props {
  readonly lines: readonly Line[];
  readonly content: Content | null;
  /** The line that was pointed at: a field name in small letters, or "start-line". */
  readonly marked?: string | null;
}

export function MessageLines({ lines, content, marked = null }: Props): JSX.Element {
  const { inspector, format } = useWords();
  return (
    <ol className={css.lines}>
      {lines.map(({ text, edit }, number) => {
        const name = number === 0 ? 'start-line' : text.slice(0, text.indexOf(':')).toLowerCase();
        const isMarked = marked !== null && name === marked;
        return (
          <li key={`${text}-${String(number)}`} data-change={edit?.change} data-marked={isMarked}>
            {edit !== null && <Unseen>{inspector.changes[edit.change]}: </Unseen>}
            <code>{text}</code>
          </li>
        );
      })}
      {content !== null && (
        <li className={css.content} data-marked={marked === 'content'}>
          {inspector.content(format.bytes(content.bytes))} <code>{excerptOf(content.text)}</code>
        </li>
      )}
    </ol>
  );
}

/** Characters of a content that are shown of it. */
const SHOWN = 60;

const excerptOf = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
