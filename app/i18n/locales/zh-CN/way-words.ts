// 对转发客户端字节的设备所说的话：舞台上的几个字，以及文字中的一句话。
import type { CircuitCell, SocksMessage, WayStep } from '../../../../simulations/index.ts';

type Words = Readonly<Record<WayStep, readonly [short: string, long: string]>>;

const STEPS: Words = {
  'socks greeting': ['SOCKS', 'SOCKS 问候：接受哪种身份证明？'],
  'socks choice': ['接受', 'SOCKS 选择：不需要证明身份'],
  'socks request': ['SOCKS →', 'SOCKS 请求建立连接'],
  'socks granted': ['已连接', 'SOCKS 答复：连接已建立'],
  'socks refused': ['不通', 'SOCKS 答复：没有连接'],
  'circuit create': ['密钥？', '电路：商定一层的密钥'],
  'circuit created': ['密钥', '电路：一层的密钥已商定'],
  'circuit extend': ['延伸 →', '电路：再延伸一个中继'],
  'circuit extended': ['已延伸', '电路：又多到达一个中继'],
  'circuit begin': ['流 →', '电路：打开一条流'],
  'circuit connected': ['已连接', '电路：流已建立'],
  'circuit ended': ['不通', '电路：没有流'],
};

export const shortWay = (step: WayStep, to: string | null): string =>
  to === null ? STEPS[step][0] : `${STEPS[step][0]} ${to}`;

export const longWay = (step: WayStep, to: string | null): string =>
  to === null ? STEPS[step][1] : `${STEPS[step][1]}，目标 ${to}`;

/** 同上，按发送时的消息。 */
export function wayIn(message: SocksMessage | CircuitCell): string {
  const step: WayStep = message.kind === 'socks' ? `socks ${message.step}` : `circuit ${message.step}`;
  return longWay(step, message.to && `${message.to.host}:${String(message.to.port)}`);
}
