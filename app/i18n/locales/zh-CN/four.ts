// 常说的四个差别，简体中文。
import type { LaterMessages } from '../../messages.ts';

export const four = {
  title: '常说的差别，在这里实测',
  about: '数值都取自本页的两次运行，算到当前时刻为止。',
  claims: {
    object: {
      name: '处理谁的请求',
      said: '据说反向代理处理来自服务器的请求。',
      fails: '这里网关自己去问服务器是否正常：此时它就是客户端。',
    },
    location: {
      name: '部署在哪里',
      said: '据说正向代理在客户端一侧，反向代理在服务器一侧。',
      fails: '这里一个在客户端自己的机器上，另一个属于别的公司：位置变了，角色没变。',
    },
    'protects-servers': {
      name: '安全：服务器一侧',
      said: '据说反向代理保护它后面的服务器。',
      fails: '这里加密在它那里终止，于是多了一方能读到全部内容。',
    },
    'protects-clients': {
      name: '安全：客户端一侧',
      said: '据说正向代理保护客户端。',
      fails: '这里设备信任代理的证书机构，代理便能读到加密的内容。',
    },
    'speeds-up': {
      name: '性能：反向',
      said: '据说反向代理会加快访问。',
      fails: '这里它什么也不缓存，多一跳就多一点时间。',
    },
    'slows-down': {
      name: '性能：正向',
      said: '据说正向代理会拖慢访问。',
      fails: '这里大家共用它的副本，穿过互联网的请求更少。',
    },
  },
  measures: {
    begunByClients: '客户端发起的请求',
    begunByServers: '服务器发起的请求',
    begunByBoxes: '盒子自己发起的请求',
    toldClients: '被设定使用盒子的客户端',
    ledByName: '被网站域名引到盒子的客户端',
    knowOrigin: '读到源站地址的外部各方',
    addressAndSite: '同时掌握地址与网站的各方',
    addressAndContent: '同时掌握地址与内容的各方',
    originRequests: '到达源站的请求',
    latencyMedian: '延迟中位数',
    transitBytes: '途经互联网的字节',
  },
  showMe: '演示',
  butAlso: '不成立时',
  showOf: (claim) => `演示：${claim}`,
  failOf: (claim) => `不成立时：${claim}`,
  opened: (claim) => `已打开：${claim}。用“后退”可回到你自己的设置。`,
  measure: '实测',
} satisfies LaterMessages['four'];
