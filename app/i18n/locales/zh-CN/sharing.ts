// 假如几方互通所知，会知道什么（简体中文）。
import type { LaterMessages } from '../../messages.ts';
import { format } from './format.ts';

export const sharing: LaterMessages['sharing'] = {
  title: '假如他们互通',
  who: '谁把所知全部告诉其他人（两个舞台都算）',
  oneOperator: '全由一家经营',
  oneBox: '中间只有一个盒子，本来就是一家经营。',
  noBox: '中间没有盒子。',
  together: (names) => names.join('＋'),
  tableOf: (together) => `合起来知道什么：${together}`,
  restsOn: (fact, stage) => `凭什么知道，舞台 ${stage}：${fact}`,
  column: '合起来',
  from: '由谁带来',
  brings: (who, what) => `${who}带来：${what}`,
  byConnection: (one, other, address) =>
    address === null
      ? `${one}和${other}看到了同一个盒子的两端，因此认得出是同一个请求。`
      : `${one}看到了 ${address} 的连接，而${other}知道那里经过了什么，因此认得出是同一个请求。`,
  byUser: (one, other) => `${one}和${other}都读到用户是谁，因此认得出是同一个请求。`,
  apart: '两半他们都有，但所见的一切都没有说明这两半属于同一个请求。',
  outside: (who) => `他们还缺不在其中的一方：${format.list(who)}。`,
  nobody: '他们谁也不确知。',
  said: (names, counts) =>
    `${names.length > 0 ? `${format.list(names)}互通所知。` : '无人互通。'}${counts
      .map(([what, count]) => `${what}：${format.number(count)}。`)
      .join('')}`,
};
