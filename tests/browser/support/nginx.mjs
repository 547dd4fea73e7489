// A real nginx that serves a site with the configuration that the compiler wrote, and nothing else.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const program = "/usr/sbin/nginx";
const brotli = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/// {address, check(): what nginx -t says, close()}
export async function startNginx(folder) {
  const own = mkdtempSync(path.join(tmpdir(), "blankett-nginx-"));
  const port = await freePort();
  const file = path.join(own, "nginx.conf");
  writeFileSync(file, `
    daemon off; master_process off; pid ${own}/pid; error_log ${own}/error.log;
    ${existsSync(brotli) ? `load_module ${brotli};` : ""}
    events {}
    http {
      include /etc/nginx/mime.types; access_log off;
      client_body_temp_path ${own}; proxy_temp_path ${own}; fastcgi_temp_path ${own}; uwsgi_temp_path ${own}; scgi_temp_path ${own};
      ${existsSync(brotli) ? "brotli_static on;" : ""}
      server { listen 127.0.0.1:${port}; root ${folder}; include ${folder}/nginx.conf; }
    }`);
  const child = spawn(program, ["-c", file], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (part) => { said += part; });
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; ++tries) {
    if (await fetch(address).then(() => true, () => false)) break;
    if (tries > 100 || child.exitCode !== null) throw new Error(`nginx does not answer: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    address,
    brotli: existsSync(brotli),
    check: () => execFileSync(program, ["-t", "-c", file], { stdio: "pipe" }),
    close() {
      child.kill();
      rmSync(own, { recursive: true });
    },
  };
}
