// 用中文讲述发生的事：推演叙述的每个键对应一句话。
import type { Sentence } from '../../../../simulations/index.ts';
import type { Messages } from '../../messages.ts';
import { format } from './format.ts';

type Names = (node: string) => string;

const withKeys = (holders: readonly [string, string] | null, name: Names): string =>
  holders === null ? '' : `，已加密，只有${format.list(holders.map(name))}能打开`;

const FAILURES = {
  'name-unknown': '域名不存在',
  'connection-refused': '连接被拒绝',
  'connection-reset': '连接被切断',
  'proxy-refused': '代理拒绝',
} as const;

const PATCHES: Readonly<Record<string, string>> = {
  'send-request': '多要求了一个请求。',
  'stop-server': '一台服务器被停掉',
  'start-server': '一台服务器重新启动',
  'cache-on': '缓存被打开',
  'cache-off': '缓存被关闭',
  'tell-client-on': '从现在起转告客户端的地址',
  'tell-client-off': '从现在起不再转告客户端的地址',
};

export const narration = {
  wanted: ({ node, method, target }, name) => `${name(node)}想要 ${method} ${target}。`,
  answered: ({ node, status }, name) => `${name(node)}得到答复：${String(status)}。`,
  unanswered: ({ node, failure }, name) =>
    `${name(node)}没有得到答复${failure === null ? '' : `：${FAILURES[failure]}`}。`,
  'name-asked': ({ from, to, name: asked }, name) => `${name(from)}向${name(to)}询问 ${asked} 的地址。`,
  'name-told': ({ from, to, name: asked }, name) => `${name(from)}把 ${asked} 的地址告诉${name(to)}。`,
  'name-unknown': ({ from, to, name: asked }, name) => `${name(from)}告诉${name(to)}：${asked} 不存在。`,
  knock: ({ from, to }, name) => `${name(from)}向${name(to)}发起连接。`,
  'knock-answered': ({ from, to }, name) => `${name(from)}接受${name(to)}的连接。`,
  goodbye: ({ from, to }, name) => `${name(from)}结束与${name(to)}的连接。`,
  reset: ({ from, to }, name) => `${name(from)}拒绝或切断与${name(to)}的连接。`,
  hello: ({ from, to, serverName }, name) =>
    `${name(from)}经${name(to)}开始 TLS${serverName === null ? '' : `，并以明文说出 ${serverName}`}。`,
  'hello-answered': ({ from, to }, name) => `${name(from)}把 TLS 应答交给${name(to)}：密钥已商定。`,
  request: ({ from, to, method, target, holders }, name) =>
    `${name(from)}向${name(to)}发送请求 ${method} ${target}${withKeys(holders, name)}。`,
  response: ({ from, to, status, reason, holders }, name) =>
    `${name(from)}向${name(to)}发送答复 ${String(status)} ${reason}${withKeys(holders, name)}。`,
  closed: ({ from, to, holders }, name) =>
    `${name(from)}向${name(to)}发送加密内容，只有${format.list(holders.map(name))}能打开。`,
  arrived: ({ what }, name) => `送达：${sentence(what, name)}`,
  connected: ({ node, peer }, name) => `${name(node)}建立了新连接${peer === null ? '' : `，通往${name(peer)}`}。`,
  'connection-kept': ({ node, peer }, name) =>
    `${name(node)}再次使用保留的连接${peer === null ? '' : `，通往${name(peer)}`}，无需重新建立。`,
  disconnected: ({ node }, name) => `${name(node)}放弃了一个连接。`,
  tunnel: ({ node }, name) => `${name(node)}打开隧道：此后只搬运它读不懂的字节。`,
  rewritten: ({ node, edits }, name) =>
    `${name(node)}把收到的消息改写成新的消息，共 ${format.number(edits.length)} 处改动。`,
  'cache-hit': ({ node }, name) => `${name(node)}用存下的副本答复，不再询问身后的任何人。`,
  'cache-miss': ({ node }, name) => `${name(node)}没有可用的副本，于是继续向前询问。`,
  'cache-stored': ({ node, freshSeconds }, name) =>
    `${name(node)}存下一份副本，${format.number(freshSeconds)} 秒内新鲜。`,
  'cache-declined': ({ node, section }, name) => `${name(node)}不得存下这份答复（${section}）。`,
  'server-chosen': ({ node, chosen, among }, name) =>
    `${name(node)}从 ${format.number(among)} 台中选了${name(chosen)}。`,
  'server-failed': ({ node, server }, name) => `${name(node)}连不上${name(server)}。`,
  queued: ({ node, length }, name) => `${name(node)}让请求排队，队中共 ${format.number(length)} 个。`,
  'service-started': ({ node }, name) => `${name(node)}开始处理请求。`,
  'service-finished': ({ node }, name) => `${name(node)}处理完毕。`,
  intervention: ({ patch, node }, name) => `${PATCHES[patch] ?? patch}${node === null ? '' : `：${name(node)}`}`,
} satisfies Messages['narration'];

export const sentence = (said: Sentence, name: Names): string =>
  (narration[said.key] as (said: Sentence, name: Names) => string)(said, name);
