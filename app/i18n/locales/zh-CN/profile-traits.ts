// 产品自带的行为（简体中文）：推演从设置中读出的每一项默认值各一句话。
import type { ProfileTrait } from '../../../../simulations/index.ts';
import { format } from './format.ts';

const seconds = (value: number): string => `${format.number(value)} 秒`;

const waiting = (value: number | null): string => (value === null ? '不限时' : `至多 ${seconds(value)}`);

const HOSTS = {
  kept: '保留收到的 Host 字段。',
  'next-hop': '把 Host 改成后面服务器的地址。',
  authority: '把 Host 改成 URL 中的主机。',
} as const;

const LIFETIMES = {
  age: '未注明有效期的答复，按其年龄的一定比例视为新鲜',
  fixed: '未注明有效期的答复，在固定时间内视为新鲜',
  none: '未注明有效期的答复不予存储',
} as const;

const STALE = {
  error: '服务器出错时使用过期副本',
  'while-fetching': '取新副本期间使用过期副本',
  never: '从不使用过期副本',
} as const;

export function profileTraits(trait: ProfileTrait): string {
  switch (trait.key) {
    case 'via':
      if (trait.request && trait.response) return '请求和答复都加上自己的 Via。';
      return trait.request ? '只在请求上加自己的 Via。' : trait.response ? '只在答复上加自己的 Via。' : '不加 Via。';
    case 'client-told':
      return trait.isTold ? '把客户端的地址告诉服务器。' : '不向服务器提起客户端。';
    case 'host':
      return HOSTS[trait.is];
    case 'version':
      return `对服务器使用${trait.inbound === null ? '客户端所用的 HTTP 版本' : ` HTTP/${trait.inbound}`}，${trait.keepsConnections ? '保持连接' : '每个请求新建一条连接'}。`;
    case 'server-field':
      return trait.isOwn ? '答复带上自己的 Server 字段。' : '原样转交服务器的 Server 字段。';
    case 'tls':
      return `对客户端的 TLS 最高到 ${trait.served}，对服务器最高到 ${trait.offered}，${trait.tellsName ? '并说出' : '不说出'}站点名。`;
    case 'unnamed-lifetime':
      return `${LIFETIMES[trait.by]}${trait.seconds === null ? '' : `，至多 ${seconds(trait.seconds)}`}。`;
    case 'stale':
      return `${STALE[trait.when]}${trait.seconds === null ? '' : `，至多 ${seconds(trait.seconds)}`}。`;
    case 'reload-heeded':
      return trait.isHeeded ? '理会客户端要新副本的要求。' : '不理会客户端要新副本的要求。';
    case 'waits':
      return `等待连接${waiting(trait.connectSeconds)}，等待答复${waiting(trait.answerSeconds)}。`;
    case 'tries':
      if (trait.at === 'none') return '失败后不再试其他服务器。';
      return `失败后${trait.at === 'same-server' ? '再试同一台服务器' : '改试另一台服务器'}，${trait.most === null ? '每台一次' : `总共至多 ${format.number(trait.most)} 次`}。`;
    case 'head-limit':
      return trait.octets === null ? '请求头部的长度不限。' : `请求头部至多 ${format.number(trait.octets)} 字节。`;
    case 'statuses':
      return `服务器不接受连接时答 ${String(trait.refused)}，不答复时答 ${String(trait.silent)}。`;
  }
}
