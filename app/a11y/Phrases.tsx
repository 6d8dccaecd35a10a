// Text whose lines end between words in every language; its sheet says `word-break: keep-all`.
import { Fragment, type JSX } from 'react';
import { phrasesOf } from '../i18n/phrases.ts';
import { useWords } from '../i18n/words.ts';

export function Phrases({ of }: { readonly of: string }): JSX.Element {
  const { format } = useWords();
  return (
    <>
      {phrasesOf(of, format.locale).map((phrase, place) => (
        <Fragment key={place}>
          {place > 0 && <wbr />}
          {phrase}
        </Fragment>
      ))}
    </>
  );
}
