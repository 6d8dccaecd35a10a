// 舞台与时序图上的文字（简体中文）。图中空间有限，用语从简。
import type { Carried, SceneWords } from '../../../scene/words.ts';
import { format } from './format.ts';
import { longWay, shortWay } from './way-words.ts';

const ROLES = {
  client: '客户端',
  resolver: '解析器',
  'forward-proxy': '正向代理',
  'tunnel-server': '中继',
  gateway: '反向代理',
  'origin-server': '源站',
} as const;

const COLUMNS = {
  client: '客户端',
  resolver: 'DNS',
  'forward-proxy': '正向代理',
  'tunnel-server': '中继',
  gateway: '反向代理',
  'origin-server': '源站',
} as const;

const WHOSE = {
  client: '客户端',
  resolver: '解析器',
  'forward-proxy': '正向代理',
  'tunnel-server': '中继',
  gateway: '反向代理',
  'origin-server': '某台服务器',
} as const;

const OBSERVERS: Readonly<Record<string, string>> = {
  client: '客户端',
  access_network: 'Wi-Fi／运营商',
  client_resolver: '解析器',
  forward_proxy: '正向代理',
  relay_1: '中继 1',
  relay_2: '中继 2',
  relay_3: '中继 3',
  relay_link: '中继之间的线路',
  reverse_proxy: '反向代理',
  transit: '途中观察者',
  backend_link: '后端链路',
  origin: '源站',
  other_client: '其他用户',
};

const letter = (number: number): string => String.fromCodePoint(64 + number);

const numbered = (name: string, role: keyof typeof ROLES, number: number | null): string =>
  number === null ? name : `${name} ${role === 'client' ? letter(number) : String(number)}`;

const path = (target: string): string => target.replace(/^https?:\/\/[^/]*/u, '');

function word(carried: Carried): string {
  switch (carried.what) {
    case 'request':
      return `${carried.method} ${path(carried.target)}`;
    case 'response':
      return String(carried.status);
    case 'question':
      return `${carried.name}？`;
    case 'address':
      return carried.addresses === null ? `${carried.name}：…` : (carried.addresses[0] ?? '无此域名');
    case 'hello':
      return carried.serverName === null ? 'TLS 问候' : `TLS：${carried.serverName}`;
    case 'keys':
      return 'TLS 密钥';
    case 'finished':
      return 'TLS 完成';
    case 'client':
      return `PROXY ${carried.address}`;
    case 'call':
      return '请求连接';
    case 'acceptance':
      return '接受连接';
    case 'goodbye':
      return '关闭';
    case 'reset':
      return '拒绝';
    case 'piece':
      return `${format.number(carried.bytes)} 字节`;
    case 'no-http':
      return '不是 HTTP';
    case 'way':
      return shortWay(carried.step, carried.to);
    case 'closed':
      return '无法打开';
  }
}

function spokenWhat(carried: Carried): string {
  switch (carried.what) {
    case 'request':
      return `请求 ${carried.method} ${carried.target}`;
    case 'response':
      return `响应 ${String(carried.status)} ${carried.reason}`;
    case 'question':
      return `DNS 查询 ${carried.name}`;
    case 'address':
      if (carried.addresses === null) return `${carried.name} 的 DNS 应答`;
      return carried.addresses.length === 0
        ? `DNS 应答：${carried.name} 不存在`
        : `DNS 应答：${carried.name} 的地址是 ${format.list(carried.addresses)}`;
    case 'hello':
      return carried.serverName === null ? 'TLS 问候' : `TLS 问候，明文写着 ${carried.serverName}`;
    case 'keys':
      return 'TLS 应答：密钥已商定';
    case 'finished':
      return 'TLS 建立中一方的结束消息';
    case 'client':
      return `PROXY 行：为 ${carried.address} 而来`;
    case 'call':
      return 'TCP 连接请求';
    case 'acceptance':
      return 'TCP 连接已接受';
    case 'goodbye':
      return 'TCP 连接结束';
    case 'reset':
      return 'TCP 重置：被拒绝或被切断';
    case 'piece':
      return `后续内容，${format.number(carried.bytes)} 字节`;
    case 'no-http':
      return '不是 HTTP 的内容';
    case 'way':
      return longWay(carried.step, carried.to);
    case 'closed':
      return '加密的消息，此处无法打开';
  }
}

/** What a box that carries bytes says of itself, asked by CONNECT or by any other way. */
const CARRIES = {
  'has not been called': '',
  'is being called': '有人来连接',
  'is connected': '听候请求',
  'asks for the address': '查询地址',
  'knows the address': '已知地址',
  'calls the far end': '连接对端',
  'is let down by the far end': '对端没有应答',
  'has reached the far end': '已连上对端',
  'passes bytes on': '只转字节，读不懂',
  'has closed': '已关闭',
} as const;

export const scene: SceneWords = {
  territory: { 'client-side': '客户端一侧', internet: '互联网', 'server-side': '服务器一侧' },
  participant: (role, number) => numbered(ROLES[role], role, number),
  clientLetter: letter,
  column: (role, number) => numbered(COLUMNS[role], role, number),
  observer: (column) => OBSERVERS[column] ?? column,
  unknown: '?',
  states: {
    client: {
      'wants nothing yet': '',
      'knows what it wants': '想要一个页面',
      'asks for the address': '查询地址',
      'knows the address': '已知地址',
      'opens a connection': '建立连接',
      'is connected': '已连接',
      'asks for a tunnel': '请求开隧道',
      'has the proxy’s word': '隧道已获准',
      'agrees on keys': '商定密钥',
      'waits for the answer': '等待响应',
      'has the answer': '收到响应',
      'has lost the connection': '连接中断',
      'is done': '完成',
      'has given up': '没有得到响应',
    },
    'forward-proxy': {
      'has not been called': '',
      'is being called': '有人来连接',
      'is connected': '听候请求',
      'agrees on keys': '商定密钥',
      'is asked for a tunnel': '被请求开隧道',
      'refuses the tunnel': '拒绝隧道',
      'has given its word on the tunnel': '答复：隧道已开',
      'stands in for the site': '冒充网站',
      'has the request': '阅读请求',
      'lets the request wait': '让它等候',
      'turns the request away': '拒绝它',
      'waits for another’s answer': '等同一份答复',
      'has found it in the store': '缓存命中',
      'has not found it in the store': '缓存未命中',
      'asks for the address': '查询地址',
      'knows the address': '已知地址',
      'calls the site': '连接网站',
      'has reached the site': '已连上网站',
      'agrees on keys with the site': '商定密钥',
      'has made its request': '以自己的名义请求',
      'waits for the site': '等待网站',
      'is let down by the site': '网站没有应答',
      'has the site’s answer': '阅读响应',
      'has kept a copy': '存下副本',
      'must not keep a copy': '不得存副本',
      'has a copy after all': '仍用已有副本',
      'has made its answer': '转交响应',
      'has answered': '已答复',
      'has broken off': '已中断',
    },
    gateway: {
      'has not been called': '',
      'is being called': '有人来连接',
      'is connected': '听候请求',
      'agrees on keys': '商定密钥',
      'has the request': '阅读请求',
      'lets the request wait': '让它等候',
      'turns the request away': '拒绝它',
      'waits for another’s answer': '等同一份答复',
      'lets it wait for room': '等待空位',
      'has found it in the store': '缓存命中',
      'has not found it in the store': '缓存未命中',
      'has chosen a server': '选定服务器',
      'calls the server': '连接服务器',
      'has reached the server': '已连上服务器',
      'agrees on keys with the server': '商定密钥',
      'has made its request': '以自己的名义请求',
      'waits for the server': '等待服务器',
      'is let down by the server': '服务器没有应答',
      'has the server’s answer': '阅读响应',
      'has kept a copy': '存下副本',
      'must not keep a copy': '不得存副本',
      'has a copy after all': '仍用已有副本',
      'has made its answer': '以网站名义答复',
      'has answered': '已答复',
      'has broken off': '已中断',
    },
    'origin-server': {
      'has not been called': '',
      'is being called': '有人来连接',
      'is connected': '听候请求',
      'agrees on keys': '商定密钥',
      'has the request': '阅读请求',
      'turns it away': '拒绝请求',
      'lets it wait in line': '请求在排队',
      'works on it': '正在处理',
      'has the answer ready': '响应已备好',
      'hears something that is not HTTP': '无法读懂',
      'has answered': '已答复',
      'has broken off': '已中断',
    },
    tunnel: {
      ...CARRIES,
      'lets it wait for room': '等待空位',
      'is asked for a tunnel': '被请求开隧道',
      'has chosen a server': '选定服务器',
      'has granted the tunnel': '准许隧道',
      'closes the tunnel': '关闭隧道',
    },
    'tunnel-server': {
      ...CARRIES,
      'agrees on keys for the way': '协商密钥',
      'is greeted': '收到问候',
      'has agreed to listen': '听候请求',
      'is asked to carry': '被请求代为转运',
      'is handed something to pass on': '收到要转交的内容',
      'waits for the far end': '等待对端',
      'has the closed answer': '收到封好的应答',
      'has passed the answer back': '原封交回',
      'has granted the way': '准许通行',
      'passes packets on': '只转数据包',
      'has refused': '已拒绝',
    },
  },

  word,
  hit: (age) => (age === null ? '命中' : `命中，Age: ${String(age)}`),
  holders: (names) => `密钥：${names.join('、')}`,
  tunnel: (names) => `隧道，密钥：${names.join('、')}`,
  clientsHint: (told, who) => {
    switch (told.by) {
      case 'nobody':
        return `${who}看不到`;
      case 'field':
        return `由 ${told.field} 告知`;
      case 'packets':
        return '地址见于数据包';
    }
  },
  requestCameFrom: '请求来自',
  whose: (role, number) => numbered(WHOSE[role], role, number),
  waiting: (count) => `${format.number(count)} 个在排队`,
  crowd: (count) => `${format.number(count)} 条消息在途，以宽度表示`,
  down: '已停机',

  spoken: {
    stage: ({ clients, boxes, origins, underWay, lens }) =>
      [
        `左边 ${format.number(clients)} 个客户端`,
        boxes.length === 0 ? '中间没有代理' : `中间是${format.list(boxes)}`,
        `右边 ${format.number(origins)} 台源站`,
        `${format.number(underWay)} 条消息在途`,
        ...(lens === null ? [] : [`以${lens}的视角`]),
      ].join('，'),
    participant: ({ name, address, state, isDown, waiting, stored }) =>
      [
        name,
        address,
        isDown ? '已停机' : null,
        state === '' ? null : state,
        waiting > 0 ? `${format.number(waiting)} 个在排队` : null,
        stored > 0 ? `存有 ${format.number(stored)} 个响应` : null,
      ]
        .filter((part) => part !== null)
        .join('，'),
    message: ({ carried, from, to, holders, hit, isLost }) =>
      [
        `${spokenWhat(carried)}，从 ${from} 到 ${to}`,
        hit ? '取自缓存' : null,
        isLost ? '途中丢失' : null,
        holders === null ? null : `只有${format.list(holders)}能解密`,
      ]
        .filter((part) => part !== null)
        .join('，'),
    flow: ({ from, to, count }) => `从 ${from} 到 ${to} 有 ${format.number(count)} 条消息`,
    observer: ({ name, between }) =>
      `${name}能旁观：${between.map(([one, other]) => `${one}与${other}之间`).join('、')}`,
    stored: ({ key, secondsLeft }) =>
      secondsLeft > 0 ? `已存：${key}，还新鲜 ${format.number(secondsLeft)} 秒` : `已存：${key}，已过期`,
    ladder: ({ exchange, request, hops, milliseconds }) =>
      `请求 ${format.number(exchange)}，${request}：${format.number(hops)} 条消息，历时 ${format.number(milliseconds, 1)} 毫秒`,
  },

  ladder: {
    added: (field) => `+ ${field}`,
    removed: (field) => `− ${field}`,
    stored: (seconds) => `已存，保鲜 ${format.number(seconds)} 秒`,
    declined: '未存',
    queue: '排队',
    service: '处理',
    setup: '建立连接',
    earlier: (milliseconds) => `早 ${format.number(milliseconds, 1)} 毫秒`,
    tunnelOpened: '隧道',
    milliseconds: (value) => `${format.number(value, 1)} 毫秒`,
  },
};
