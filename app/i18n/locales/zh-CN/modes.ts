// 有名字的模式（简体中文）：各叫什么，以及用一句话说明它的前提。
import type { LaterMessages } from '../../messages.ts';

export const modes: LaterMessages['modes'] = {
  'direct-http': { name: '中间没有盒子，明文 HTTP', assumption: '每一段都是明文，域名查询也是。' },
  'direct-https': {
    name: '中间没有盒子，HTTPS',
    assumption: 'TLS 遮住内容；域名仍以明文出现在 TLS 握手和 DNS 查询里。',
  },
  'direct-https-doh': {
    name: '中间没有盒子，HTTPS，经 HTTPS 查询域名',
    assumption: '由另一家公司经 HTTPS 回答域名；TLS 握手里仍看得见域名。',
  },
  'direct-https-ech-dedicated': {
    name: '中间没有盒子，域名已隐藏，但地址只属于这个网站',
    assumption: '没有明文消息提到网站，但这个地址只归它所有。',
  },
  'fwd-http-transparent': {
    name: '正向代理，明文 HTTP，说出自己在场、替谁转发',
    assumption: '代理给转发的请求加上 Via，并如实告诉网站是替谁转发。',
  },
  'fwd-http-anonymous': {
    name: '正向代理，明文 HTTP，说出自己在场',
    assumption: '代理给转发的请求加上 Via，但不说替谁转发。',
  },
  'fwd-http-elite': {
    name: '正向代理，明文 HTTP，什么也不说',
    assumption: '代理省去了 RFC 9110 §7.6.3 要求的 Via；商家所说的“等级”并不是协议的性质。',
  },
  'fwd-http-distorting': {
    name: '正向代理，明文 HTTP，说出自己在场，却谎报替谁转发',
    assumption: '代理说出的地址是假的：网站可能相信这个说法，却并不因此知道客户端是谁。',
  },
  'fwd-http-cache-hit': {
    name: '正向代理，明文 HTTP，由共享缓存应答',
    assumption: '一旦存有新鲜的公开副本，就没有任何东西发往网站。',
  },
  'fwd-connect': {
    name: '正向代理，HTTPS 走 CONNECT 隧道',
    assumption: '客户端以明文请代理打通隧道，隧道里的内容代理打不开。',
  },
  'fwd-connect-tls': {
    name: '正向代理，HTTPS 走 CONNECT 隧道，通往代理的路也用 TLS',
    assumption: '通往代理的路也加密，前面的网络读不到 CONNECT。',
  },
  'fwd-tls-intercept': {
    name: '用自家证书机构解开 HTTPS 的正向代理',
    assumption: '客户端信任代理经营者的证书机构，所以不会收到警告。',
  },
  'fwd-same-address': {
    name: '客户端自己机器上的正向代理',
    assumption: '代理由用户自己运行，用的也是用户的地址：角色在，却什么也没隐藏。',
  },
  'socks5-clear-local-dns': {
    name: '明文 SOCKS，客户端自己查询域名',
    assumption: '客户端先以明文自己查询域名，再把连接交出去。',
  },
  'socks5-clear-remote-dns': {
    name: '明文 SOCKS，域名一并交出',
    assumption: '域名未加密地交给 SOCKS 服务器，由它查询。',
  },
  'socks5-tunnel-local-dns': {
    name: 'TLS 里的 SOCKS，客户端自己查询域名',
    assumption: '发给 SOCKS 服务器的内容已加密，客户端另外发出的 DNS 查询却没有。',
  },
  'socks5-tunnel-remote-dns': {
    name: 'TLS 里的 SOCKS，域名一并交出',
    assumption: '连接和域名都加密地交给 SOCKS 服务器。',
  },
  'intercept-http': {
    name: '没人选的拦截代理，明文 HTTP',
    assumption: '网络没有问过客户端就把代理放在路上；它只接管明文 HTTP。',
  },
  'intercept-https-noca': {
    name: '路上的过滤器，只读域名，什么也打不开，HTTPS',
    assumption: '过滤器没有客户端会信任的证书：它读 TLS 握手里的域名，其余的用客户端的地址原样送出。',
  },
  'vpn-https': { name: '虚拟专用网，HTTPS', assumption: '所有数据包都走隧道，域名查询也在其中。' },
  'vpn-https-dns-leak': {
    name: '虚拟专用网，HTTPS，域名查询走在外面',
    assumption: '数据包走隧道，域名查询却仍走在隧道外面。',
  },
  'vpn-http': { name: '虚拟专用网，明文 HTTP', assumption: '隧道到专用网的服务器为止，此后全是明文。' },
  'relay-2hop': { name: '两家公司的两个中继，HTTPS', assumption: '两个中继由两家公司经营，彼此什么也不说。' },
  ohttp: {
    name: '遗忘式 HTTP，请求里没有说是谁在问',
    assumption: '中继和网关属于不同的机构（RFC 9458 的要求），请求内部也没有说是谁在问。',
  },
  'ohttp-identified': {
    name: '遗忘式 HTTP，封好的请求里却带着 cookie',
    assumption: '封在里面的请求带着 cookie，所以网站照样认得用户。',
  },
  'tor-https': { name: '洋葱路由的三个中继，HTTPS', assumption: '三个中继由三方各自运行，最后一个查询域名。' },
  'tor-http': {
    name: '洋葱路由的三个中继，明文 HTTP',
    assumption: '三个中继由三方各自运行；过了最后一个，请求就是明文。',
  },
  'rp-http': { name: '反向代理，两段都是明文 HTTP', assumption: '反向代理属于网站，不告诉服务器任何关于客户端的事。' },
  'rp-http-xff': {
    name: '反向代理，明文 HTTP，把客户端的地址告诉服务器',
    assumption: '服务器只信反向代理说的客户端地址。',
  },
  'rp-xff-spoof-leftmost': {
    name: '反向代理，客户端谎报地址，服务器相信第一项',
    assumption: '客户端发来假的一项；真地址跟在后面，服务器却取第一项。',
  },
  'rp-xff-spoof-rightmost-trusted': {
    name: '反向代理，客户端谎报地址，服务器相信反向代理写的那项',
    assumption: '客户端发来假的一项；服务器从右往左读，停在第一个不是自家反向代理的地址。',
  },
  'rp-xff-spoof-overwrite': {
    name: '反向代理，客户端谎报地址，被反向代理覆盖',
    assumption: '客户端发来假的一项；反向代理用自己看到的地址换掉整个字段。',
  },
  'rp-tls-terminate': {
    name: 'TLS 终止于反向代理，后面是明文 HTTP',
    assumption: '反向代理握有网站的密钥，它后面的一段是明文。',
  },
  'rp-tls-reencrypt': {
    name: 'TLS 终止于反向代理，再重新加密',
    assumption: '反向代理解开 TLS，再向服务器重新加密，握手里仍以明文写着网站的域名。',
  },
  'rp-tls-passthrough': {
    name: '反向代理原封不动地放行 TLS',
    assumption: '这个盒子没有密钥，按 TLS 握手里的域名选服务器；按 HTTP 的说法它是隧道，不是网关。',
  },
  'rp-tls-passthrough-proxyproto': {
    name: '反向代理原封不动地放行 TLS，并用 PROXY 行说明替谁',
    assumption: '这个盒子没有密钥，但在放行的第一个字节之前写上客户端的地址。',
  },
  'rp-cache-private-ok': {
    name: '带共享缓存的反向代理，页面标为 private',
    assumption: '页面标为 private，所以共享缓存不保存。',
  },
  'rp-cache-misconfigured': {
    name: '带共享缓存的反向代理，私人页面毫无标记',
    assumption: '私人页面没有标为 private，而另一个用户趁副本新鲜时要同一个网址。',
  },
  'rp-cache-public-timing': {
    name: '带共享缓存的反向代理，公开页面，告知命中与否',
    assumption: '应答说出自己是否来自缓存：看得出先前有人要过，看不出是谁。',
  },
  'rp-cache-hit': {
    name: '由共享缓存应答的反向代理',
    assumption: '一旦存有新鲜的公开副本，服务器只能以后从反向代理的日志里得知请求。',
  },
  'rp-leaky-fields': {
    name: '把服务器自述放出去的反向代理',
    assumption: '反向代理放行服务器对自己的描述，以及指名某台服务器的 Location。',
  },
  'cdn-full': {
    name: '内容分发网络，到它与从它到服务器都用 TLS',
    assumption: '内容分发网络是另一家公司；它解开一切，再加密穿过互联网。',
  },
  'cdn-flexible': {
    name: '内容分发网络，到它用 TLS，从它到服务器是明文 HTTP',
    assumption: '内容分发网络是另一家公司，它后面的一切以明文穿过互联网。',
  },
  'cdn-origin-exposed': {
    name: '内容分发网络，另有公共记录绕过它',
    assumption: '网站的另一条公共记录指向服务器，而任何人都可以绕过内容分发网络连到那里。',
  },
  'cdn-ech-doh': {
    name: '内容分发网络，域名处处隐藏',
    assumption: '许多网站共用分发网络的地址和公开名字：旁观者只知道是其中之一。',
  },
  'cdn-ech-plain-dns': {
    name: '内容分发网络，域名在 TLS 中隐藏，却以明文查询',
    assumption: '握手遮住的域名，刚才已在明文的 DNS 查询里说了出来。',
  },
  'chain-connect-cdn': {
    name: '经代理的 CONNECT 通往内容分发网络',
    assumption: '代理是客户端选的，分发网络是网站选的；谁也没听说过对方。',
  },
  'chain-http-xff-xff': {
    name: '代理加反向代理，明文 HTTP，两者都说出替谁',
    assumption: '每个盒子都追加自己看到的地址，Host 字段都原样保留。',
  },
};
