// Both catalogues whole, with what the page fetches later.
import { later as laterEn } from '../../app/i18n/locales/en/later.ts';
import { messages as en } from '../../app/i18n/locales/en/index.ts';
import { later as laterZh } from '../../app/i18n/locales/zh-CN/later.ts';
import { messages as zh } from '../../app/i18n/locales/zh-CN/index.ts';
import type { AllMessages } from '../../app/i18n/messages.ts';

export const EN: AllMessages = { ...en, ...laterEn };
export const ZH: AllMessages = { ...zh, ...laterZh };
