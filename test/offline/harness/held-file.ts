import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FieldServer } from './field-server.js';

/** The field server behind a line on which one file does not come through until it is let go. */
export interface HeldLine {
  readonly server: Pick<FieldServer, 'url' | 'link' | 'disturb'>;
  readonly letGo: () => void;
  readonly stop: () => Promise<void>;
}

/** @param file part of the path of what is held back */
export async function holdBack(field: FieldServer, file: string): Promise<HeldLine> {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    if (path.includes(file)) await held;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name)
        ? [[name, value] as [string, string]]
        : [],
    );
    const answer = await fetch(field.url + path, {
      method: request.method ?? 'GET',
      headers,
      ...(parts.length > 0 && { body: Buffer.concat(parts) }),
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    server: {
      url,
      link: field.link.replace(field.url, url),
      disturb: (fault) => {
        field.disturb(fault);
      },
    },
    letGo,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
