// 图表（简体中文）。
import type { LaterMessages } from '../../messages.ts';

export const charts = {
  which: '哪张图',
  figures: { latency: '延迟', waterfall: '单个请求', origins: '源站', hits: '缓存命中', bytes: '字节' },
  captions: {
    latency: '一个点是一个答复；竖线是中位数和第 95 百分位。',
    waterfall: '从想要到得到答复，这个请求的时间花在哪里。',
    origins: '随时间到达源站的请求。',
    hits: '到目前为止的查询中，存储能够答复的比例。',
    bytes: '每条链路两个方向合计传送的八位组。',
  },
  asTable: '同样的内容，用表格看',
  latencyHead: ['舞台', '答复', '平均，毫秒', '中位数，毫秒', '第 95 百分位，毫秒', '最长，毫秒'],
  part: '部分',
  parts: {
    dns: '查域名',
    tcp: '建连接',
    connect: '建隧道',
    tls: '协商密钥',
    http: '传消息',
    queue: '排队',
    service: '处理',
  },
  time: '时钟',
  requests: '请求',
  share: '比例',
  link: '链路',
  stage: '舞台',
  octets: '八位组',
  none: '–',
  take: '带走为',
  notTaken: '这个浏览器没能生成图片；表格仍可带走。',
} satisfies LaterMessages['charts'];
