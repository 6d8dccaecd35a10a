// 用中文讲述发生的事：推演叙述的每个键对应一句话。
import type { Sentence, SentenceOf } from '../../../../simulations/index.ts';
import type { Messages } from '../../messages.ts';
import { format } from './format.ts';
import { longWay } from './way-words.ts';

type Names = (node: string) => string;

const withKeys = (holders: readonly [string, string] | null, name: Names): string =>
  holders === null ? '' : `，已加密，只有${format.list(holders.map(name))}能打开`;

/** 是谁与谁的 TLS，由别人转送时要说清。 */
const between = (ends: SentenceOf<'hello'>['ends'], name: Names): string =>
  ends === null ? '' : `${name(ends.begins)}与${name(ends.answers)}之间`;

const FAILURES = {
  'name-unknown': '域名不存在',
  'connection-refused': '连接被拒绝',
  'connection-reset': '连接被切断',
  'proxy-refused': '途中的盒子拒绝',
  incomplete: '内容还没传完，连接就断了',
  'not-http': '收到的不是 HTTP',
  'gave-up': '不愿再等下去',
} as const;

const LOSSES = { 'link-cut': '线路已断', dropped: '对方不声不响地丢弃' } as const;

/** 服务器怎样让中间人失望；跟在它的名字后面。 */
const LET_DOWN = {
  refused: '不接受连接',
  'connect-timeout': '没有及时应答连接',
  reset: '切断了连接',
  closed: '没有答复就关闭了连接',
  'answer-timeout': '没有及时答复',
  'not-http': '答复的不是 HTTP',
  'too-big': '答复的头部太长',
  status: '答复的状态码算作失败',
  incomplete: '答复没有传完',
} as const;

const HEALTH = {
  up: '恢复正常',
  suspect: '受到怀疑',
  down: '从现在起被跳过',
  probing: '再得到一次机会',
} as const;

/** 中间人为什么不直接放行。 */
const GROUNDS = {
  none: '没有什么禁止它',
  rate: '请求来得比允许的快',
  connections: '同时在处理的请求太多',
  access: '访问规则如此规定',
  credentials: '要先知道是谁在问',
  size: '请求太大',
  syntax: '在它看来这不是合格的请求',
  patience: '请求没有及时发完',
} as const;

const PATCHES: Readonly<Record<string, string>> = {
  'send-request': '多要求了一个请求。',
  'stop-server': '一台服务器被停掉',
  'start-server': '一台服务器重新启动',
  'cache-on': '缓存被打开',
  'cache-off': '缓存被关闭',
  behave: '一台服务器从现在起换一种行为',
  'cut-link': '一条线路被切断',
  'mend-link': '一条线路被接通',
  'tell-client-on': '从现在起转告客户端的地址',
  'tell-client-off': '从现在起不再转告客户端的地址',
};

export const narration = {
  wanted: ({ node, method, target }, name) => `${name(node)}想要 ${method} ${target}。`,
  answered: ({ node, status }, name) => `${name(node)}得到答复：${String(status)}。`,
  'cut-short': ({ node, status, failure }, name) =>
    `${name(node)}只得到一部分答复（${String(status)}）：${FAILURES[failure]}。`,
  unanswered: ({ node, failure }, name) =>
    `${name(node)}没有得到答复${failure === null ? '' : `：${FAILURES[failure]}`}。`,
  'name-asked': ({ from, to, name: asked }, name) => `${name(from)}向${name(to)}询问 ${asked} 的地址。`,
  'name-told': ({ from, to, name: asked }, name) => `${name(from)}把 ${asked} 的地址告诉${name(to)}。`,
  'name-unknown': ({ from, to, name: asked }, name) => `${name(from)}告诉${name(to)}：${asked} 不存在。`,
  knock: ({ from, to, isCarried }, name) =>
    isCarried ? `${name(from)}把连接请求交给${name(to)}转送。` : `${name(from)}向${name(to)}发起连接。`,
  'knock-answered': ({ from, to, isCarried }, name) =>
    isCarried ? `${name(from)}把“接受连接”转给${name(to)}。` : `${name(from)}接受${name(to)}的连接。`,
  goodbye: ({ from, to, isCarried }, name) =>
    isCarried ? `${name(from)}把“结束连接”转给${name(to)}。` : `${name(from)}结束与${name(to)}的连接。`,
  reset: ({ from, to, isCarried }, name) =>
    isCarried ? `${name(from)}把“拒绝连接”转给${name(to)}。` : `${name(from)}拒绝或切断与${name(to)}的连接。`,
  hello: ({ from, to, ends, serverName }, name) => {
    const naming = serverName === null ? '' : `，并以明文说出 ${serverName}`;
    return ends !== null && ends.begins === from && ends.answers === to
      ? `${name(from)}与${name(to)}开始 TLS 握手${naming}。`
      : `${name(from)}把${between(ends, name)}TLS 握手的开头交给${name(to)}${naming}。`;
  },
  'hello-answered': ({ from, to, ends }, name) =>
    `${name(from)}把${between(ends, name)}TLS 握手的应答交给${name(to)}：密钥已商定。`,
  'hello-finished': ({ from, to, ends }, name) =>
    `${name(from)}把${between(ends, name)}TLS 握手的结束消息交给${name(to)}。`,
  'client-told': ({ from, to, client }, name) =>
    `${name(from)}用 PROXY 行告诉${name(to)}：这条连接是为 ${client} 建立的。`,
  request: ({ from, to, method, target, holders }, name) =>
    `${name(from)}向${name(to)}发送请求 ${method} ${target}${withKeys(holders, name)}。`,
  response: ({ from, to, status, reason, holders }, name) =>
    `${name(from)}向${name(to)}发送答复 ${String(status)} ${reason}${withKeys(holders, name)}。`,
  piece: ({ from, to, bytes, last }, name) =>
    `${name(from)}向${name(to)}发送${last ? '剩下的' : '更多'}内容，${format.number(bytes)} 字节。`,
  'no-http': ({ from, to }, name) => `${name(from)}向${name(to)}发送不是 HTTP 的内容。`,
  lost: ({ what, why }, name) => `丢失了（${LOSSES[why]}）：${sentence(what, name)}`,
  'way-asked': ({ from, to, step, leadsTo }, name) => `${name(from)}对${name(to)}说：${longWay(step, leadsTo)}。`,
  closed: ({ from, to, holders }, name) =>
    `${name(from)}向${name(to)}发送加密内容，只有${format.list(holders.map(name))}能打开。`,
  arrived: ({ what }, name) => `送达：${sentence(what, name)}`,
  connected: ({ node, peer }, name) => `${name(node)}建立了新连接${peer === null ? '' : `，通往${name(peer)}`}。`,
  'connection-kept': ({ node, peer }, name) =>
    `${name(node)}再次使用保留的连接${peer === null ? '' : `，通往${name(peer)}`}，无需重新建立。`,
  disconnected: ({ node }, name) => `${name(node)}关闭了一个连接。`,
  tunnel: ({ node }, name) => `${name(node)}打开隧道：此后只搬运它读不懂的字节。`,
  rewritten: ({ node, edits }, name) =>
    `${name(node)}把收到的消息改写成新的消息，共 ${format.number(edits.length)} 处改动。`,
  'cache-hit': ({ node }, name) => `${name(node)}用存下的副本答复，不再询问身后的任何人。`,
  'cache-miss': ({ node }, name) => `${name(node)}没有可用的副本，于是继续向前询问。`,
  'cache-stored': ({ node, freshSeconds }, name) =>
    `${name(node)}存下一份副本，${format.number(freshSeconds)} 秒内新鲜。`,
  'cache-declined': ({ node, section }, name) => `${name(node)}不得存下这份答复（${section}）。`,
  'cache-waits': ({ node }, name) => `${name(node)}已经在取同样的内容，这个请求便等着它。`,
  'cache-freshened': ({ node, freshSeconds }, name) =>
    `${name(node)}的副本仍然有效，从现在起 ${format.number(freshSeconds)} 秒内新鲜。`,
  'cache-reused': ({ node, section }, name) => `${name(node)}的副本虽已过期，仍拿来答复（${section}）。`,
  'cache-removed': ({ node, count, section }, name) =>
    `${name(node)}丢弃 ${format.number(count)} 份副本（${section}）。`,
  'cache-refused': ({ node, status }, name) =>
    `${name(node)}没有可以答复的副本，便自己说明${status === null ? '' : `：${String(status)}`}。`,
  'server-chosen': ({ node, chosen, among }, name) =>
    `${name(node)}从 ${format.number(among)} 台中选了${name(chosen)}。`,
  'server-failed': ({ node, server, why }, name) => `${name(node)}落空：${name(server)}${LET_DOWN[why]}。`,
  'server-health': ({ node, server, state, by }, name) =>
    `在${name(node)}看来，${name(server)}${HEALTH[state]}${by === 'checks' ? '（健康检查的结论）' : ''}。`,
  abandoned: ({ node, then }, name) =>
    then === 'dropped'
      ? `${name(node)}发现已没有人等候，便放弃这个请求。`
      : `${name(node)}发现已没有人等候，但让服务器做完。`,
  admitted: ({ node, rule }, name) => `${name(node)}放行这个请求${rule === 'none' ? '' : '：没有超过速率'}。`,
  delayed: ({ node, rule, waitUs, isDryRun }, name) =>
    `${name(node)}${isDryRun ? '本来会' : ''}让请求等 ${format.milliseconds(waitUs)}：${GROUNDS[rule]}。`,
  'turned-away': ({ node, rule, word, status, section, isDryRun }, name) =>
    `${name(node)}${isDryRun ? '本来会' : ''}${status === null ? '一声不响地' : `以 ${String(status)} `}拒绝这个请求：${GROUNDS[rule]}（${word === '' ? '' : `${word}；`}${section}）。`,
  queued: ({ node, length }, name) => `${name(node)}让请求排队，队中共 ${format.number(length)} 个。`,
  'service-started': ({ node }, name) => `${name(node)}开始处理请求。`,
  'service-finished': ({ node }, name) => `${name(node)}处理完毕。`,
  intervention: ({ patch, node, link }, name) =>
    `${PATCHES[patch] ?? patch}${node === null ? (link === null ? '' : `：${link}`) : `：${name(node)}`}`,
} satisfies Messages['narration'];

export const sentence = (said: Sentence, name: Names): string =>
  (narration[said.key] as (said: Sentence, name: Names) => string)(said, name);
