// 两个舞台之间的差别，简体中文。
import type { LaterMessages } from '../../messages.ts';
import { format } from './format.ts';

const n = (number: number): string => format.number(number);

export const differences = {
  title: '有何不同',
  facts: (number) => `${n(number)} 项事实`,
  lines: (number) => `${n(number)} 行消息`,
  numbers: (number) => `${n(number)} 个数值`,
  none: '这里没有差别。',
  sameSetups: '两边的设置相同。',
  oneSwitch: (name) => `两边只有一个开关不同：${name}。`,
  switches: (number, names) => `两边有 ${n(number)} 个开关不同：${names}。`,
  switchOf: (part, name) =>
    ({
      'client-side': '客户端一侧的做法',
      'server-side': '服务器一侧的做法',
      proxy: `代理：${name}`,
      gateway: `网关：${name}`,
      other: name,
    })[part],
  came: ({ facts, lines, numbers }) =>
    facts + lines + numbers === 0
      ? '到目前为止还没有显出差别。'
      : `到目前为止，差别体现在 ${n(facts)} 项事实、${n(lines)} 行消息和 ${n(numbers)} 个数值上。`,
  absent: '不在场',
  lone: (observer, stage, facts) => `${observer}：只在舞台 ${stage} 上，知道 ${n(facts)} 项事实。`,
  notSent: '尚未转发',
  fromTo: (a, b) => `${a} → ${b}`,
} satisfies LaterMessages['differences'];
