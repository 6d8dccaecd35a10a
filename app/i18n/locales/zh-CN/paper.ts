// 只印在纸上的话（简体中文）。
import type { LaterMessages } from '../../messages.ts';

export const paper: LaterMessages['paper'] = {
  again: '打开这个链接，就是印出来的样子：',
};
