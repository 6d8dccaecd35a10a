// The situations that ship, decoded once.
import type { Situation } from '../situation.ts';
import baseExchange from './base-exchange.situation.json';
import firstScreen from './first-screen.situation.json';

export const BASE_EXCHANGE = baseExchange as unknown as Situation;
export const FIRST_SCREEN = firstScreen as unknown as Situation;
