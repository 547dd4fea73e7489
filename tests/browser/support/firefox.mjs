// Debian's Firefox. It is driven by the standard protocol, WebDriver BiDi: Playwright's own asks for a Firefox built for it.
import { createServer } from "node:http";
import { connect } from "node:net";
import { firefox } from "playwright-core";

const executablePath = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

/// {newContext(options), close()}: as a browser of Playwright's. The endpoint's name leads to that port.
export async function launchFirefox(port) {
  const proxy = await startProxy(port);
  const launched = new Map(); // whether scripts run → a Firefox: it can turn them off for itself, not for a page
  const running = (scripts) => launched.get(scripts) ?? launched.set(scripts, launch(proxy.port, scripts)).get(scripts);
  return {
    async newContext({ javaScriptEnabled = true, ...options }) {
      return (await running(javaScriptEnabled)).newContext(options);
    },
    async close() {
      for (const browser of launched.values()) await (await browser).close();
      proxy.close();
    },
  };
}

async function launch(proxyPort, scripts) {
  const proxy = (protocol) => ({ [`network.proxy.${protocol}`]: "127.0.0.1", [`network.proxy.${protocol}_port`]: proxyPort });
  const browser = await firefox.launch({
    channel: "moz-firefox",
    executablePath,
    firefoxUserPrefs: { "network.proxy.type": 1, ...proxy("http"), ...proxy("ssl"), "javascript.enabled": scripts },
  });
  withoutMediaOverrides(browser);
  return browser;
}

// Playwright tells every new context which colour scheme to prefer. Firefox 153 does not know the command yet, and the
// scheme is its own in any case: the light one.
function withoutMediaOverrides(browser) {
  const session = browser._connection.toImpl(browser)._browserSession;
  const send = session.send.bind(session);
  session.send = (command, parameters) => (command === "emulation.setMediaFeaturesOverride" ? Promise.resolve({}) : send(command, parameters));
}

// Every name leads nowhere but the endpoint's. The browser asks for 127.0.0.1 without a proxy.
async function startProxy(port) {
  const server = createServer((request, response) => response.writeHead(502).end());
  const sockets = new Set();
  server.on("connect", ({ url }, socket) => {
    if (url !== "e-tjanster.example:443") return socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    const receiver = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(receiver).pipe(socket);
    });
    for (const [one, other] of [[socket, receiver], [receiver, socket]]) {
      sockets.add(one);
      one.on("error", () => other.destroy()).on("close", () => { sockets.delete(one); other.destroy(); });
    }
    return undefined;
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
