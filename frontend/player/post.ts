// Tells the server what happened. Each event has a key of its own and waits in this browser's storage until the server
// has it, so a dropped network, a closed page or a flat battery loses nothing and nothing lands twice.

export type Action = "started" | "at" | "paused" | "resumed" | "skip" | "easier" | "harder" | "finished" | "ended";

export interface ClassEvent {
  key: string;
  class: string;
  action: Action;
  at_s: number;
  step: number;
  at: string; // when, ISO 8601
}

const QUEUE = "spinewise.class_events";
const BATCH = 50;
const NEVER = [404, 409, 413, 422]; // answers that a second try would not change

export class Post {
  private waiting: ClassEvent[];
  private sending: Promise<boolean> | null = null;

  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly storage: Pick<Storage, "getItem" | "setItem">,
  ) {
    this.waiting = this.read();
    addEventListener("online", () => void this.flush());
    addEventListener("pagehide", () => this.beacon());
  }

  add(event: Omit<ClassEvent, "key" | "at">): void {
    this.waiting.push({ key: uuid(), at: new Date().toISOString(), ...event });
    this.write();
    void this.flush();
  }

  /** Sends what waits, oldest first. True when the server has everything. */
  flush(): Promise<boolean> {
    this.sending ??= this.sendAll().finally(() => (this.sending = null));
    return this.sending;
  }

  private async sendAll(): Promise<boolean> {
    while (this.waiting.length) {
      const batch = this.waiting.slice(0, BATCH);
      if (!(await this.send(batch))) return false;
      const done = new Set(batch.map((event) => event.key));
      this.waiting = this.waiting.filter((event) => !done.has(event.key));
      this.write();
    }
    return true;
  }

  /** True when these need no second try: taken, or refused for good. */
  private async send(events: ClassEvent[]): Promise<boolean> {
    try {
      const answer = await fetch(this.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify({ events }),
        keepalive: true,
      });
      return answer.ok || NEVER.includes(answer.status);
    } catch {
      return false;
    }
  }

  /** The page goes away: one last try that outlives it. What got through is recognised by its key next time. */
  private beacon(): void {
    if (!this.waiting.length) return;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", this.token);
    body.set("events", JSON.stringify(this.waiting.slice(0, BATCH)));
    navigator.sendBeacon?.(this.url, body);
  }

  private read(): ClassEvent[] {
    try {
      const found: unknown = JSON.parse(this.storage.getItem(QUEUE) ?? "[]");
      return Array.isArray(found) ? (found as ClassEvent[]) : [];
    } catch {
      return [];
    }
  }

  private write(): void {
    try {
      this.storage.setItem(QUEUE, JSON.stringify(this.waiting));
    } catch {
      // Storage may be full or forbidden; the events still wait in this page.
    }
  }
}

/** A random key, also on plain http where crypto.randomUUID does not exist. */
export function uuid(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
