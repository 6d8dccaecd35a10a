// Chinese numbers, times and lists.
import { createFormat } from '../../format.ts';

export const format = createFormat('zh-CN');
