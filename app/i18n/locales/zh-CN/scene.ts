// 舞台与时序图上的文字（简体中文）。图中空间有限，用语从简。
import type { Carried, SceneWords } from '../../../scene/words.ts';
import { passesReadable, shorterState, states } from './states.ts';
import { format } from './format.ts';
import { longWay, shortWay } from './way-words.ts';

const ROLES = {
  client: '客户端',
  resolver: '解析器',
  'box-resolver': '盒子的解析器',
  'forward-proxy': '正向代理',
  'vpn-server': 'VPN 服务器',
  'socks-server': 'SOCKS 服务器',
  'interception-proxy': '拦截代理',
  filter: '过滤器',
  'tunnel-server': '中继',
  gateway: '反向代理',
  'origin-server': '源站',
} as const;

const COLUMNS = {
  client: '客户端',
  resolver: 'DNS',
  'box-resolver': 'DNS',
  'forward-proxy': '正向代理',
  'vpn-server': 'VPN',
  'socks-server': 'SOCKS',
  'interception-proxy': '拦截代理',
  filter: '过滤器',
  'tunnel-server': '中继',
  gateway: '反向代理',
  'origin-server': '源站',
} as const;

const WHOSE = {
  client: '客户端',
  resolver: '解析器',
  'box-resolver': '盒子的解析器',
  'forward-proxy': '正向代理',
  'vpn-server': 'VPN 服务器',
  'socks-server': 'SOCKS 服务器',
  'interception-proxy': '拦截代理',
  filter: '过滤器',
  'tunnel-server': '中继',
  gateway: '反向代理',
  'origin-server': '某台服务器',
} as const;

const OBSERVERS: Readonly<Record<string, string>> = {
  client: '客户端',
  access_network: 'Wi-Fi／运营商',
  client_resolver: '客户端的解析器',
  forward_proxy: '正向代理',
  'vpn-server': ROLES['vpn-server'],
  'socks-server': ROLES['socks-server'],
  'interception-proxy': ROLES['interception-proxy'],
  filter: ROLES.filter,
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
      return 'TLS 应答';
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

export const scene: SceneWords = {
  territory: { 'client-side': '客户端一侧', internet: '互联网', 'server-side': '服务器一侧' },
  participant: (role, number) => numbered(ROLES[role], role, number),
  clientLetter: letter,
  column: (role, number) => numbered(COLUMNS[role], role, number),
  observer: (column) => OBSERVERS[column] ?? column,
  unknown: '?',
  states,
  passesReadable,
  shorterState,

  word,
  hit: (age) => (age === null ? '命中' : `命中，Age: ${String(age)}`),
  holders: (names) => `密钥：${names.join('、')}`,
  tunnel: (names) => `隧道，密钥：${names.join('、')}`,
  closedRequest: (names) => `请求，密钥：${names.join('、')}`,
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
        boxes.length === 0 ? '中间什么也没有' : `中间是${format.list(boxes)}`,
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
