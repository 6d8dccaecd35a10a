// 测量数值名称以外的说明，简体中文。
import type { LaterMessages } from '../../messages.ts';
import { format } from './format.ts';

export const measured = {
  learned: (facts) => `源站得知的事实（共 ${format.number(facts)} 项）`,
  latencyOfOne: '延迟，1 个答复',
  pairs: (pairs, hasInterval) =>
    pairs === 0
      ? '还没有请求在两个舞台上都得到答复。'
      : `延迟只计两边都已答复的 ${format.number(pairs)} 个请求${hasInterval ? '；小字为 95% 区间。' : '，太少，给不出区间。'}`,
} satisfies LaterMessages['measured'];
