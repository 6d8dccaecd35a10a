// The smallest words of a HAProxy backend: numbers, times, the complaint about others.
import { DirectiveError } from './directive-words.ts';
import { HAPROXY } from './haproxy-format.ts';
import { haproxyMilliseconds } from './product-quantities.ts';

export const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(HAPROXY, directive, found, advice);

export const whole = (word: string, directive: string, most = 1_000_000_000): number => {
  if (/^\d{1,10}$/u.test(word) && Number(word) <= most) return Number(word);
  throw wrong(directive, `"${word}"`, `write a whole number up to ${String(most)}`);
};

export const milliseconds = (word: string, directive: string): number => {
  const found = haproxyMilliseconds(word);
  if (found === null) throw wrong(directive, `"${word}"`, 'write a time as 300ms, 2s or 1m');
  return found;
};
