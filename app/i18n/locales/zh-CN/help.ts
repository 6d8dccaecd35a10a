// 帮助（简体中文）。
import type { LaterMessages } from '../../messages.ts';

export const help: LaterMessages['help'] = {
  about:
    '两个舞台在同样的时刻处理同样的请求。每个格子、每个信封、每个数字都由推演中的消息得出，没有一样是手工画上去的。',
  keysTitle: '按键',
  keysOn: '启用按键',
  keys: {
    play: '播放或暂停',
    forward: '下一个事件',
    back: '上一个事件',
    forwardHop: '下一跳：消息发出或到达',
    backHop: '上一跳',
    forwardExchange: '下一个请求',
    backExchange: '上一个请求',
    send: '发送一个请求',
    lens: '换下一方的视角',
    undo: '收回上一次点按',
    help: '本帮助',
  },
  keysNote: '焦点在页面内且不在输入框中时按键有效。所有功能也都可以用 Tab、回车和方向键操作。',
  paceTitle: '快慢',
  pace: '1× 时，若有消息在途，网络中的十分之一秒播放一秒；无事发生时快十倍。',
};
