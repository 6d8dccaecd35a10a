// 一个参与者身上能看到什么（简体中文）。
import type { Messages } from '../../messages.ts';
import { format } from './format.ts';

export const participant = {
  notHere: '这个舞台上没有这个参与者。',
  reachedAt: (addresses: readonly string[]) => `地址：${format.list(addresses)}。`,
  behavesLike: (product: string) => `行为依照 ${product}。`,
  leave: '回到消息',
  stopped: '已停机。',
  atWork: (count: number, most: number | null) =>
    most === null
      ? `正在处理 ${format.number(count)} 个请求。`
      : `正在处理 ${format.number(count)} 个请求，同时最多 ${format.number(most)} 个。`,
  inLine: (count: number) => `${format.number(count)} 个请求排队。`,
  done: (count: number) => `已完成 ${format.number(count)} 个。`,
  life: (request: number) => `它与请求 ${format.number(request)} 的一生`,
  lifeChart: '这一生的状态图；经过的状态列在下面。',
  nothingYet: '还没有开始',
  stored: '存储的响应',
  storeEmpty: '没有存储任何响应。',
  age: '年龄',
  fresh: '新鲜剩余',
  answered: '答复次数',
  broughtBy: '来自请求',
  seconds: (count: number) => `${format.number(count)} 秒`,
  freshFor: (count: number) => `${format.number(count)} 秒`,
  uses: {
    'while-revalidating': '过期；重新询问期间仍可用',
    'if-error': '过期；询问失败时可用',
    stale: '过期',
  },
  decided: '最近的决定',
  request: (exchange: number) => `请求 ${format.number(exchange)}`,
  decisions: {
    hit: '从存储中答复',
    forward: '继续往里问',
    waits: '等候另一个相同的请求',
    stored: '留了副本',
    declined: '没有留副本',
    freshened: '得知副本仍然有效',
    reused: '别无更好，用了过期副本',
    removed: '丢弃了副本',
    refused: '用自己的页面答复',
  },
  connections: '与谁连接',
  openNow: '打开着',
  opened: '累计打开',
  noConnections: '还没有打开过连接。',
  servers: '它眼中的服务器',
  health: '状态',
  inFlight: '未答复',
  chosen: '被选次数',
  failed: '失败次数',
  states: { up: '正常', suspect: '可疑', down: '停用', probing: '试探中', unsaid: '未作判断' },
} satisfies Messages['participant'];
