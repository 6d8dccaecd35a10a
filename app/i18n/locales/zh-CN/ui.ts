// 舞台周围的页面文字（简体中文）。
import { nearest } from '../../nearest.ts';
import type { Notice } from '../../../state/notice.ts';
import type { Messages } from '../../messages.ts';
import { format } from './format.ts';

export const ui = {
  product: 'Proxyscope',
  documentTitle: 'Proxyscope：谁对谁隐藏？',
  question: '谁对谁隐藏？',
  sameName: (letter: string, kind: string) => `${kind} ${letter}`,
  situation: '发生什么',
  situations: {
    'first-screen': '逛一家商店',
    'rush-hour': '高峰时刻',
    'shared-pages': '同学共读',
    'three-visits': '三次访问计时',
    'ten-users': '十个用户，一个攻击者',
    'base-exchange': '一次下单',
  },
  sameRequests: '同样的用户，同样的请求，同一个种子。',
  skipToStages: '跳到舞台',
  views: '视图',
  compare: '对比',
  language: '语言',
  theme: '主题',
  themes: { auto: '自动', light: '浅色', dark: '深色' },
  menu: '菜单',
  share: '分享',
  shareHint: '复制指向当前状态的链接',
  shared: '链接已复制。打开后就是此刻的状态。',
  shareByHand: '浏览器不允许复制。请手动复制这个链接：',
  close: '关闭',
  stage: { a: '舞台 A', b: '舞台 B' },
  stageLetter: { a: 'A', b: 'B' },
  stages: '舞台',
  relays: (count) => (count === 1 ? '中继' : `${String(count)} 个中继`),
  stageTab: (letter: string, arrangement: string) => `${letter} · ${arrangement}`,
  lens: '以谁的视角',
  lenses: {
    everyone: '全知',
    client: '客户端',
    access_network: 'Wi-Fi／运营商',
    client_resolver: '客户端的解析器',
    proxy: '代理',
    forward_proxy: '正向代理',
    relay_1: '中继 1',
    relay_2: '中继 2',
    relay_3: '中继 3',
    relay_link: '中继之间',
    transit: '途中',
    reverse_proxy: '反向代理',
    backend_link: '后端链路',
    origin: '源站',
  },
  otherLenses: '其他各方',
  lensAbsent: (who: string) => `这个舞台上没有“${who}”，因此显示全部。`,
  preparing: '正在推演……',
  runFailed: '这种设置无法推演。',
  panelFailed: (panel: string) => `“${panel}”出错了，页面的其他部分照常工作。`,
  tryAgain: '重试',
  notices: '提示',
  dismiss: '知道了',
  notice: (notice: Notice): string => {
    switch (notice.kind) {
      case 'parameter-unknown':
        return `链接中有“${notice.parameter}=${notice.found}”，但没有名为“${notice.parameter}”的参数，已忽略。请删去它，或查看嵌入指南中的参数表。`;
      case 'value-unknown': {
        const { named, left } = nearest(notice.found, notice.allowed);
        const rest = left > 0 ? `，另有 ${format.number(left)} 个，见嵌入指南` : '';
        return `链接中有“${notice.parameter}=${notice.found}”。“${notice.parameter}”可以写：${named.join('、')}${rest}。现采用：${notice.used}。`;
      }
      case 'number-out-of-range':
        return `链接中有“${notice.parameter}=${notice.found}”。请写 ${format.number(notice.least)} 到 ${format.number(notice.most)} 之间的数。现采用：${format.number(notice.used, 3)}。`;
      case 'version-unknown':
        return `链接中有“v=${notice.found}”。本页只读第 1 版链接，请写“v=1”。已按第 1 版读取。`;
      case 'worker-failed':
        return `浏览器无法启动后台线程（${notice.why}）。推演改在页面内进行：结果相同，但计算时页面可能会停顿。`;
      case 'run-failed':
        return `舞台 ${notice.side.toUpperCase()} 无法推演：${notice.why}。画面保留上一次成功的结果；请改动一个开关，或打开不带参数的页面。`;
    }
  },
  inWords: '文字说明',
  pictures: '把数字画出来',
  participants: '参与者',
  links: '链路',
  linkBetween: (one: string, other: string, milliseconds: string, readers: readonly string[]) =>
    `${one}—${other}，单程 ${milliseconds}${readers.length > 0 ? `；旁听者：${format.list(readers)}` : ''}`,
  now: '此刻',
  nothingUnderWay: '没有消息在途。',
  lately: '刚刚',
  progress: (finished: number, wanted: number) =>
    `到目前为止 ${format.number(wanted)} 个请求，已答复 ${format.number(finished)} 个。`,
  help: '帮助',
  limitsTitle: '格子里没有考虑的',
  limits:
    '观察者只是旁听并保留读到的内容；加密不会被破解。每次只看一个请求：跨时间、跨网站的积累、指纹识别和流量分析都不在格子之内。',
} satisfies Messages['ui'];
