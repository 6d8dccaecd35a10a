// 换了一侧的盒子：画面不动时写在图旁，也用来读出（简体中文）。
import type { LaterMessages } from '../../messages.ts';
import type { Place } from '../../../scene/scene.ts';

const PLACES: Readonly<Record<Place, string>> = {
  'client-side': '客户端一侧',
  internet: '互联网上',
  'server-side': '服务器一侧',
};

export const moved: LaterMessages['moved'] = {
  before: (place) => `之前：${PLACES[place]}`,
  now: (place) => `现在：${PLACES[place]}`,
  brief: { before: '之前', now: '现在' },
  stood: (from, to) => `盒子之前在这里，${PLACES[from]}；现在在${PLACES[to]}。`,
  told: (from, to) => `盒子从${PLACES[from]}移到了${PLACES[to]}。`,
};
