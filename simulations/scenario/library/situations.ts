// The situations that ship, decoded once.
import { decodeSituation } from '../schema.ts';
import type { Situation } from '../situation.ts';
import baseExchange from './base-exchange.situation.json';
import firstScreen from './first-screen.situation.json';

/** What ships is correct, and a test reads it all; an error here is a defect of the build. */
function shipped(file: unknown): Situation {
  const decoded = decodeSituation(file);
  if (decoded.ok) return decoded.situation;
  const [problem] = decoded.problems;
  throw new Error(`a situation that ships is wrong: ${JSON.stringify(problem)}`);
}

export const BASE_EXCHANGE = shipped(baseExchange);
export const FIRST_SCREEN = shipped(firstScreen);
