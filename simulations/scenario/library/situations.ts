// The situations that ship. Their files are written out whole and a test decodes them, so whoever only opens them need not load
// the schemas and checks that foreign files pass through.
import type { Situation } from '../situation.ts';
import baseExchange from './base-exchange.situation.json';
import firstScreen from './first-screen.situation.json';
import rushHour from './rush-hour.situation.json';
import sharedPages from './shared-pages.situation.json';
import threeVisits from './three-visits.situation.json';

export const BASE_EXCHANGE = baseExchange as unknown as Situation;
export const FIRST_SCREEN = firstScreen as unknown as Situation;
export const RUSH_HOUR = rushHour as unknown as Situation;
export const SHARED_PAGES = sharedPages as unknown as Situation;
export const THREE_VISITS = threeVisits as unknown as Situation;
