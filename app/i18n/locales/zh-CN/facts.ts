// 谁知道什么（简体中文）：观察者、事实、知道的程度、凭哪条消息、为何不知道。
import type { Basis, Reason } from '../../../../simulations/index.ts';
import type { Messages } from '../../messages.ts';
import type { ReasonNames } from '../../reason-names.ts';
import { format } from './format.ts';

export const facts = {
  title: '谁知道什么',
  titleOf: (stage: string) => `谁知道什么 · ${stage}`,
  fact: '事实',
  observers: {
    client: '客户端',
    access_network: 'Wi-Fi／运营商',
    client_resolver: '客户端的解析器',
    forward_proxy: '正向代理',
    'vpn-server': 'VPN 服务器',
    'socks-server': 'SOCKS 服务器',
    'interception-proxy': '拦截代理',
    filter: '过滤器',
    relay_1: '中继 1',
    relay_2: '中继 2',
    relay_3: '中继 3',
    relay_link: '中继之间',
    transit: '途中观察者',
    reverse_proxy: '反向代理',
    backend_link: '后端链路',
    origin: '源站',
    other_client: '其他用户',
  },
  observersShort: {
    client: '客户端',
    access_network: '运营商',
    client_resolver: '客户端 DNS',
    forward_proxy: '代理',
    'vpn-server': 'VPN',
    'socks-server': 'SOCKS',
    'interception-proxy': '代理',
    filter: '过滤器',
    relay_1: '中继 1',
    relay_2: '中继 2',
    relay_3: '中继 3',
    relay_link: '中继间',
    transit: '途中',
    reverse_proxy: '反向代理',
    backend_link: '后端',
    origin: '源站',
    other_client: '其他',
  },
  facts: {
    client_ip: '客户端的 IP 地址',
    user_identity: '用户在网站上的身份',
    dest_host: '访问哪个网站',
    url_path: '哪个页面',
    request_body: '发出的内容',
    response_body: '收到的内容',
    origin_ip: '源站的 IP 地址',
    backend_count: '有几台服务器',
    server_software: '服务器软件',
    forward_proxy_in_use: '有代理之类的盒子',
    gateway_in_use: '由网关应答',
    link_ip_host: '地址与网站相连',
    link_ip_content: '地址与内容相连',
    link_user_content: '用户与内容相连',
  },
  values: { yes: '知道', no: '不知道', partial: '大致知道', inferable: '可以推断', linkable: '可以关联', na: '不适用' },
  valuesExplained: {
    yes: '在经手的内容里读到确切的值，或因其角色而知道',
    no: '经手的内容都没有给出它',
    partial: '只读到更粗略的东西',
    inferable: '没有消息说出，但可以查询、对照名单或试探得到',
    linkable: '握有相邻一方的地址；另有一方能把它还原',
    na: '这里没有这回事',
  },
  assurances: { observed: '在线路上读到', asserted: '被告知，可伪造', role: '因其角色' },
  held: (value: string, assurance: string | null) => (assurance === null ? value : `${value}（${assurance}）`),
  together: (who: readonly string[]) => `联合${format.list(who)}`,
  cell: (observer: string, held: string, fact: string) => `${observer}${held}：${fact}`,
  differs: (here: string, there: string, other: string) => `有差异：此处${here}，舞台 ${other} ${there}`,
  differsMark: '有差异',
  legend: '图例',
  everyFact: '全部事实',
  scope: '知情范围',
  scopes: { exchange: '这一个请求', run: '到目前为止' },
  counters: {
    title: '谁能把两样连在一起',
    link_ip_host: '地址＋网站',
    link_ip_content: '地址＋内容',
    nobody: '仅客户端和网站',
    spoken: (count: number, what: string, who: readonly string[]) =>
      `${what}：除客户端和源站外有 ${format.number(count)} 方${who.length > 0 ? `：${format.list(who)}` : ''}`,
    outside: '客户端和源站除外',
  },
  evidence: {
    title: '证据',
    close: '关闭证据',
    atInstant: (clock: string) => `时刻 ${clock}`,
    record: (number: number) => `第 ${format.number(number)} 条记录`,
    fromHeader: '来自它自己的设置，从一开始就知道',
    show: '查看消息',
    value: '值',
    more: (count: number) => `另有 ${format.number(count)} 条`,
    heldBy: (who: readonly string[]) => `另一半由${format.list(who)}掌握。`,
    naReason: '这个舞台上没有这一事实。',
  },
  parts: {
    'packet-source': '数据包的源地址',
    'packet-destination': '数据包的目的地址',
    'packet-peers': '数据包上的两个地址',
    'dns-question': 'DNS 查询中的域名',
    'dns-answer': 'DNS 应答中的地址',
    'server-name': 'TLS 握手中的服务器名（SNI）',
    certificate: 'TLS 证书中的名字',
    'proxy-line': 'PROXY 行',
    'host-field': 'Host 字段',
    'request-target': '请求目标',
    'absolute-form': '绝对形式的请求目标',
    'connect-target': 'CONNECT 的目标',
    cookie: 'Cookie 字段',
    authorization: 'Authorization 字段',
    content: '消息内容',
    'server-field': 'Server 字段',
    via: 'Via 字段',
    'forwarding-field': '转告字段',
    location: 'Location 字段',
    'error-page': '错误页',
    age: 'Age 字段',
    'cache-status': 'Cache-Status 字段',
    'socks-request': 'SOCKS 请求',
    'stream-request': '打开流的请求',
    encapsulated: '请求里面的请求',
    'own-request': '它自己的请求',
    'stored-copy': '它存下的副本',
    'public-record': '它先前查到的公共记录',
    configuration: '它自己的配置',
  },
  reason: because,
} satisfies Messages['facts'];

const BASES: Readonly<Record<Basis, string>> = {
  'public-dns': '在公共 DNS 里查这个域名',
  'proxy-list': '对照已知代理的名单',
  'first-hop': '注意到这个客户端的流量全都去往同一个地址',
  'delivery-network-list': '对照内容分发网络公布的地址',
  age: '看答复中的 Age',
  'shared-copy': '向同一个缓存要同一个页面',
  'sole-site': '由于那个地址只服务这一个网站',
  'active-test': '用另一端自己的服务器测试这条线路',
};

function because(reason: Reason, names: ReasonNames): string {
  switch (reason.kind) {
    case 'known':
      return '下面的消息说明了这一点。';
    case 'coarse':
      return '它读到的是较粗略的值：它代表好几个。';
    case 'absent':
      return '这个舞台上没有这回事。';
    case 'linkable':
      return `它握有地址 ${reason.through}；经营那个地址的一方能说出背后是谁。`;
    case 'inferable':
      return `没有消息说出它，但可以${BASES[reason.by]}得到。`;
    case 'encrypted':
      return `它以加密的形式经过，只有${format.list(reason.holders.map(names.node))}能打开。`;
    case 'removed':
      return `${names.node(reason.node)}事先去掉了它（${reason.line}）：${names.edit(reason.why)}`;
    case 'neighbour-only':
      return `它只看到相邻一方的地址 ${reason.address}。`;
    case 'not-counted':
      return '没有消息说出有几台服务器。';
    case 'not-told':
      return '它看到的字段和地址都没有透露这一点。';
    case 'not-sent':
      return '有消息经过，但其中没有这一项。';
    case 'not-asked':
      return '它回答域名查询，而没有人向它查询。';
    case 'cache-answered':
      return `${names.node(reason.node)}用副本答复了，没有东西经过这里。`;
    case 'off-path':
      return '这个请求的消息都没有经过它。';
    case 'nothing-yet':
      return '请求正在进行，目前还没有东西经过它。';
    case 'not-wanted-yet':
      return '还没有人提出任何请求。';
    case 'half-missing':
      return `缺了一半，“${names.fact(reason.half)}”：${because(reason.reason, names)}`;
    case 'held-apart':
      return `两半都能还原，但分属不同的一方：${format.list(reason.holders.flat().map(names.observer))}。`;
  }
}
