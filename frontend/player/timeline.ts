// What is going on at any moment of a class: a pure function of class time.

import type { Alternative, ClassData, Effort, Step } from "./types";

export interface Moment {
  index: number;
  step: Step;
  /** What is done now: the step's own exercise or the easier or harder one chosen for its row. */
  doing: Alternative;
  into: number; // since the step began [s]
  remaining: number; // until it ends [s]
  left: number; // until the class ends [s]
  caption: string;
  next: Step | null; // the next row's first step of moving
  finished: boolean;
}

/** Efforts chosen on the way, by row. */
export type Efforts = ReadonlyMap<number, Effort>;

export function momentAt(data: ClassData, position: number, efforts: Efforts): Moment {
  const at = Math.min(Math.max(position, 0), data.seconds);
  const index = indexAt(data.steps, at);
  const step = data.steps[index];
  const doing = doingIn(step, efforts.get(step.row) ?? "usual");
  const into = at - step.start_s;
  return {
    index,
    step,
    doing,
    into,
    remaining: step.start_s + step.seconds - at,
    left: data.seconds - at,
    caption: captionAt(step.kind === "move" ? doing.cues : step.cues, into),
    next: data.steps.find((other, i) => i > index && other.row > step.row && other.kind === "move") ?? null,
    finished: position >= data.seconds,
  };
}

/** Class time at which the next row begins, or the end of the class. */
export function skipTo(data: ClassData, position: number): number {
  const here = data.steps[indexAt(data.steps, position)];
  return data.steps.find((step) => step.start_s > here.start_s && step.row !== here.row)?.start_s ?? data.seconds;
}

export function doingIn(step: Step, effort: Effort): Alternative {
  const own = { exercise: step.exercise, variant: step.variant, title: step.title, text: "", cues: step.cues };
  if (effort === "usual") return own;
  return step[effort] ?? own;
}

/** One rung down or up, as far as this step's row goes. */
export function eased(effort: Effort, by: -1 | 1, step: Step): Effort {
  const rungs: Effort[] = ["easier", "usual", "harder"].filter((rung) => rung === "usual" || step[rung as "easier" | "harder"]) as Effort[];
  const at = rungs.indexOf(rungs.includes(effort) ? effort : "usual");
  return rungs[Math.min(Math.max(at + by, 0), rungs.length - 1)];
}

/** The line that was due last. */
function captionAt(cues: readonly [number, string][], into: number): string {
  let caption = cues[0]?.[1] ?? "";
  for (const [at, text] of cues) if (at <= into) caption = text;
  return caption;
}

function indexAt(steps: readonly Step[], at: number): number {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle].start_s <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
