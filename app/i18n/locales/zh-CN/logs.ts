// 参与者日志周围的文字（简体中文）；日志的各行是产品自己的写法。
import type { LaterMessages } from '../../messages.ts';
import { format } from './format.ts';

export const logs: LaterMessages['logs'] = {
  heading: (lines) => (lines === 0 ? '它的日志：还没有记录' : `它的日志：${format.number(lines)} 行`),
  format: (name, source) => `格式：${name}（${source}）。`,
  believed: '行首是服务器当作客户端的那个地址。',
  request: (exchange) => `跟踪第 ${format.number(exchange)} 个请求`,
};
