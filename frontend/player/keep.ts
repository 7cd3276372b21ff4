// Where the class was, in this browser, so that a reload or a crash goes on from there.

import type { ClassData, Effort } from "./types";

const KEY = "spinewise.class_position";
const FRESH = 120_000; // [ms] after a longer break one has to get into position again

export interface Kept {
  class: string;
  at_s: number;
  efforts: [number, Effort][];
  saved: number; // [ms] since 1970
}

export function keep(storage: Pick<Storage, "setItem">, kept: Kept): void {
  try {
    storage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // No storage: the server's own record is the fallback.
  }
}

/** What was kept of this class, or nothing. */
export function recall(storage: Pick<Storage, "getItem">, classId: string): Kept | null {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? "null") as Kept | null;
    return kept?.class === classId && Number.isFinite(kept.at_s) ? { ...kept, efforts: kept.efforts ?? [] } : null;
  } catch {
    return null;
  }
}

/** The browser's storage, or a stand-in for this page alone where it is forbidden. */
export function openStorage(): Pick<Storage, "getItem" | "setItem"> {
  try {
    localStorage.getItem(KEY);
    return localStorage;
  } catch {
    const held = new Map<string, string>();
    return { getItem: (key) => held.get(key) ?? null, setItem: (key, value) => void held.set(key, value) };
  }
}

/** Class time to go on from [s]: the later of the server's and this browser's; after a break, the start of that row. */
export function resumeAt(data: ClassData, server: number, kept: Kept | null, now: number): number {
  if (!kept) return server;
  if (now - kept.saved < FRESH) return Math.max(server, kept.at_s);
  const here = data.steps.filter((step) => step.start_s <= kept.at_s).at(-1) ?? data.steps[0];
  const row = data.steps.find((step) => step.row === here.row) ?? here;
  return Math.max(server, row.start_s);
}
