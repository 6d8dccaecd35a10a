// 两个舞台之间的差别，简体中文。
import type { LaterMessages } from '../../messages.ts';
import { format } from './format.ts';

const n = (number: number): string => format.number(number);

/** 各项都以数字开头，“和”后面要空一格。 */
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('、')}和 ${parts.at(-1) ?? ''}`;

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
      proxy: `客户端一侧的盒子：${name}`,
      gateway: `反向代理：${name}`,
      other: name,
    })[part],
  came: ({ facts, lines, numbers }) =>
    facts + lines + numbers === 0
      ? '到目前为止还没有显出差别。'
      : `到目前为止，差别体现在 ${listed(
          [
            facts > 0 ? `${n(facts)} 项事实` : '',
            lines > 0 ? `${n(lines)} 行消息` : '',
            numbers > 0 ? `${n(numbers)} 个数值` : '',
          ].filter((part) => part !== ''),
        )}上。`,
  lone: (observer, stage, facts) => `${observer}：只在舞台 ${stage} 上，知道 ${n(facts)} 项事实。`,
  notSent: '尚未转发',
  within: (difference, interval) => (interval === null ? difference : `${difference}（${interval}）`),
  fromTo: (a, b) => `${a} → ${b}`,
} satisfies LaterMessages['differences'];
