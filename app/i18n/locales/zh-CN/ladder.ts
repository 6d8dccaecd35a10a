// 阶梯图的文字，一个请求和许多请求（简体中文）。
import type { LadderWords, RequestRow } from '../../../scene/ladder-words.ts';
import type { LaterMessages } from '../../messages.ts';
import { format } from './format.ts';
import { scene } from './scene.ts';

function outcome({ outcome: { is, ...rest }, took }: RequestRow): string {
  const after = took === null ? '' : `，历时 ${format.milliseconds(took, 1)}`;
  switch (is) {
    case 'ahead':
      return '尚未发出';
    case 'under-way':
      return '进行中';
    case 'nothing':
      return `没有应答${after}`;
    case 'answered': {
      if (!('answer' in rest)) return '';
      const said = rest.answer.what === 'closed' ? '这里打不开的应答' : scene.word(rest.answer);
      return `${said}${rest.isHit ? '（来自缓存）' : ''}${after}`;
    }
  }
}

const words: LadderWords = {
  encrypted: (holders) => (holders === null ? '已加密' : `已加密，可打开者：${format.list(holders)}`),
  clock: (at) => format.clock(at),
  number: (exchange) => `请求 ${format.number(exchange)}`,
  ofRequest: (exchange, message) => `请求 ${format.number(exchange)}：${message}`,
  wait: '等待',
  bar: ({ exchange, what, duration }) => `请求 ${format.number(exchange)}，${what}：${duration}`,
  many: ({ from, to, requests, arrows }) =>
    `${format.clock(from)} 至 ${format.clock(to)} 的 ${format.number(requests)} 个请求，${format.number(arrows)} 支箭头`,
  leftOut: ({ lookups, setups, mostFine, drawn, requests, most }) => [
    ...(lookups + setups === 0
      ? []
      : [
          `未画${setups === 0 ? '域名查询' : lookups === 0 ? '握手' : '域名查询和握手'}：加上它们超过 ${format.number(mostFine)} 支箭头。`,
        ]),
    ...(drawn === requests
      ? []
      : [
          `${format.number(requests)} 个请求中只画出前 ${format.number(drawn)} 个：全部画出超过 ${format.number(most)} 支箭头。缩短时间窗可看其余的。`,
        ]),
  ],
  row: (row) => {
    const what = row.what.what === 'closed' ? '加密的内容' : scene.word(row.what);
    return `${format.clock(row.at)}，请求 ${format.number(row.exchange)}，${row.who}：${what}——${outcome(row)}`;
  },
};

export const ladder: LaterMessages['ladder'] = {
  ...words,
  through: '许多请求的时间线',
  shown: '显示',
  shows: { one: '一个请求', many: '许多请求' },
  window: '时间窗',
  windows: { 500: '半秒', 2000: '两秒', 5000: '五秒' },
  list: (from, to) => `${from} 至 ${to} 的请求`,
  nothing: '这段时间里没有请求。',
  key: '竖线旁的条：外框为等待应答，窄条为建立连接，虚线为排队，实条为处理。',
  saved: '条下的虚线框：另一舞台上还没有应答。',
};
