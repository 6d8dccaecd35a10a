// 盒子对消息做了什么，以及推演的数字（简体中文）。
import type { Layer, Sealed } from '../../../../simulations/index.ts';
import { proxyLineText } from '../../../../simulations/index.ts';
import type { Messages } from '../../messages.ts';
import { format } from './format.ts';
import { wayIn } from './way-words.ts';

export const inspector = {
  changed: '盒子改了什么',
  changedNothing: '这个请求的消息还没有被任何盒子改写。',
  noBox: '这个舞台上没有盒子：客户端发出什么，源站就收到什么。',
  tunnelled: '盒子只搬运了这个请求的字节，没有读，所以什么也没改。',
  receivedBy: (node: string) => `${node}收到的`,
  sentOnBy: (node: string) => `${node}发出的`,
  whichRewrite: '消息',
  rewrite: (kind: 'request' | 'response', node: string) => `${node}处的${kind === 'request' ? '请求' : '响应'}`,
  changes: { added: '添加', removed: '删除', changed: '修改', moved: '移动' },
  startLine: '首行',
  edits: '改动',
  untouched: '逐行照传，没有改动。',
  message: '这条消息',
  inClear: '明文：途中人人可读。',
  sealedFor: (holders: readonly string[]) => `已加密：只有${format.list(holders)}能打开。`,
  closedTo: (observer: string) => `${observer}只知道有消息经过、有多大，内容一无所知。`,
  passesElsewhere: (observer: string) => `这条消息不经过：${observer}。`,
  boxUnseen: (observer: string) => `盒子对消息做了什么只有它自己看得见，看不见的是：${observer}。`,
  backToChanges: '盒子改了什么',
  carried,
  content: (bytes: string) => `内容 ${bytes}`,
  reasons: {
    'hop-by-hop': '它只与一个连接有关，不再往下传。',
    'connection-option': 'Connection 字段点了它的名，所以到此为止。',
    'via-added': '转交消息的盒子要说明自己在场。',
    'client-told': '告诉下一跳这是谁的请求。',
    'client-hidden': '不透露客户端的地址。',
    'host-rewritten': '换成下一跳所期待的主机名。',
    'host-kept': '保留客户端所要的主机名。',
    'target-form': '向代理要写完整地址，向服务器只写路径。',
    'version-own': '每一跳说自己的 HTTP 版本。',
    'connection-own': '与盒子自己的连接有关。',
    'server-replaced': '盒子替身后的软件署名。',
    'server-passed': '源站自己的署名被放行。',
    'location-rewritten': '地址换成对外的那个。',
    'age-added': '取自存储的副本要说明自己多旧。',
    'cache-status-added': '说明答复是怎么找到的。',
    'product-added': '该产品习惯加上它。',
    'name-case': '该产品按自己的方式拼写字段名。',
    'content-length': '重新说明内容的长度。',
    'credentials-consumed': '这些凭据是给代理的，代理自己留下。',
    'date-added': '答复要说明何时生成。',
    configured: '配置要求这样做。',
    'cookie-rewritten': '让 Cookie 符合对外的地址。',
    'name-odd': '该产品不接受这样的字段名。',
    'order-own': '该产品按自己的顺序排列各行。',
    'counted-down': '允许的跳数减一。',
    'cache-asks': '缓存借此核对已有的副本，或要来它想存下的东西。',
  },
  through: '一个请求的时间线',
  follow: '跟随时钟',
  previousExchange: '上一个请求',
  nextExchange: '下一个请求',
  exchange: (number: number, request: string | null) =>
    request === null ? `请求 ${format.number(number)}` : `请求 ${format.number(number)} · ${request}`,
  noExchange: '还没有请求。',
  measured: '目前的测量',
  requestsEach: (count: number) => `各 ${format.number(count)} 个请求`,
  measure: '指标',
  difference: 'B − A',
  interval: (low: string, high: string) => `${low} … ${high}`,
  notYet: '–',
  measures: {
    latencyMedian: '延迟，中位数',
    latencyHigh: '延迟，第 95 百分位',
    failed: '失败的请求',
    originRequests: '到达源站的请求',
    hitRatio: '缓存命中',
    transitBytes: '途中的字节',
    addressesSeen: '源站当作客户端的地址数',
    blocked: '源站拒绝的用户',
    liesBelieved: '源站信了的假地址',
  },
} satisfies Messages['inspector'];

function carried(payload: Layer | Sealed): string {
  switch (payload.kind) {
    case 'dns-query':
      return `DNS 查询：${payload.name} 的地址是什么？`;
    case 'dns-answer':
      return payload.addresses.length === 0
        ? `DNS 应答：${payload.name} 不存在。`
        : `DNS 应答：${payload.name} 是 ${format.list(payload.addresses)}。`;
    case 'tcp-syn':
      return 'TCP SYN：请求建立连接。';
    case 'tcp-syn-ack':
      return 'TCP SYN-ACK：接受连接。';
    case 'tcp-fin':
      return 'TCP FIN：结束连接。';
    case 'tcp-reset':
      return 'TCP RST：没有连接。';
    case 'tls-client-hello':
      return payload.serverName === null
        ? 'TLS ClientHello，不含服务器名。'
        : `TLS ClientHello，明文服务器名：${payload.serverName}。`;
    case 'tls-server-hello':
      return payload.certificate === null
        ? `TLS ServerHello，版本 ${payload.version}，以及证书，后者已加密。`
        : `TLS ServerHello，版本 ${payload.version}，以及明文证书，颁发给 ${format.list(payload.certificate)}。`;
    case 'tls-finished':
      return 'TLS Finished：一方的建立过程结束。';
    case 'proxy-line':
      return `${proxyLineText(payload)}：说明这条连接是为谁建立的。`;
    case 'http-piece':
      return `前面那条消息的后续内容，${format.number(payload.content.bytes)} 字节${payload.last ? '，到此结束' : ''}。`;
    case 'raw-bytes':
      return '不是 HTTP 的内容。';
    case 'socks':
    case 'circuit':
      return `${wayIn(payload)}。`;
    case 'sealed':
      return '加密的字节。';
    case 'http-request':
    case 'http-response':
      return '一条 HTTP 消息。';
  }
}
