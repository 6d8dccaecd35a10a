// How origins behave and how clients ask, where it is not as usual: written so in a scenario file. What is left out stays left out.
import * as v from 'valibot';
import { fieldLine, list, method, path, spanMs, text, wholeNumber } from './leaves.ts';

const TEXT = 100_000;
const BYTES = 1_000_000_000;

const behaviourEntries = {
  status: v.exactOptional(wholeNumber(200, 599)),
  reason: v.exactOptional(text(200)),
  fields: v.exactOptional(list(fieldLine, 200)),
  text: v.exactOptional(text(TEXT)),
  bytes: v.exactOptional(wholeNumber(0, BYTES)),
  delayMs: v.exactOptional(spanMs),
  closesWithoutAnswer: v.exactOptional(v.boolean()),
  neverAnswers: v.exactOptional(v.boolean()),
  announcedLength: v.exactOptional(wholeNumber(1, BYTES)),
  noLength: v.exactOptional(v.boolean()),
  chunked: v.exactOptional(v.boolean()),
  raw: v.exactOptional(text(TEXT)),
  drip: v.exactOptional(v.strictObject({ text: text(TEXT), times: wholeNumber(1, 10_000), everyMs: spanMs })),
  then: v.exactOptional(v.picklist(['close', 'reset', 'silence'])),
};

const exception = v.strictObject({
  path: v.exactOptional(path),
  method: v.exactOptional(method),
  request: v.exactOptional(wholeNumber(1, 1_000_000)),
  turn: v.exactOptional(v.picklist(['first-request', 'later-on-same-connection', 'on-new-connection'])),
  does: v.strictObject(behaviourEntries),
});

export const originBehaviour = v.strictObject({
  ...behaviourEntries,
  takes: v.exactOptional(v.picklist(['connections', 'refuses', 'no-handshake'])),
  ignoresExpect: v.exactOptional(v.boolean()),
  exceptions: v.exactOptional(list(exception, 200)),
});

const connection = v.pipe(
  v.union([v.literal('fresh'), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))]),
  v.metadata({
    notation: '"fresh" | integer 1…10000',
    advice: { key: 'write-expected', params: { expected: '"fresh" or 1' } },
  }),
);

export const askingManner = v.strictObject({
  connection: v.exactOptional(connection),
  raw: v.exactOptional(text(TEXT)),
  pieces: v.exactOptional(v.strictObject({ texts: list(text(TEXT), 1000, 1), everyMs: spanMs })),
  contentAfterMs: v.exactOptional(spanMs),
  givesUpAfterMs: v.exactOptional(spanMs),
  stopsReading: v.exactOptional(v.boolean()),
});
