// A guided class as the server composes it. Times in seconds; a cue's time counts from the start of its step.

export type Cue = [number, string];
export type Side = "right" | "left" | "both";
export type StepKind = "get_ready" | "move" | "change_sides" | "change_position";
export type Effort = "easier" | "usual" | "harder";

export interface Alternative {
  exercise: string;
  variant: string;
  title: string;
  text: string;
  cues: Cue[];
}

export interface Step {
  kind: StepKind;
  row: number;
  start_s: number;
  seconds: number;
  exercise: string;
  variant: string;
  side: Side;
  title: string;
  purpose: string;
  cues: Cue[];
  easier: Alternative | null;
  harder: Alternative | null;
  adaptation: string | null;
}

export interface ClassData {
  format: number;
  id: string;
  family: string;
  seconds: number;
  steps: Step[];
}
