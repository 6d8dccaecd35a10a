// 中间节点替别人转发了什么（简体中文）。
import type { LaterMessages } from '../../messages.ts';

export const carried: LaterMessages['carried'] = {
  between: '替谁转发',
  pair: (near, far) => `${near} 与 ${far}`,
  messages: '消息',
  bytes: '字节',
  closed: '它打不开',
};
