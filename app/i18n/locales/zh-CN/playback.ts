// 时间轴（简体中文）。
import type { Messages } from '../../messages.ts';

export const playback = {
  timeline: '时间轴',
  play: '播放',
  pause: '暂停',
  back: '后退一步',
  forward: '前进一步',
  clock: '时钟',
  scrubber: '时刻',
  position: (clock: string, happening: string | null) => (happening === null ? clock : `${clock}：${happening}`),
  speed: '速度',
  tools: '更多：速度、步子、循环、事件',
  speeds: { 0.25: '¼×', 0.5: '½×', 1: '1×', 2: '2×', 4: '4×', 8: '8×' },
  ended: '推演结束。',
  paused: (clock: string) => `已暂停在 ${clock}。`,
} satisfies Messages['playback'];
