// A recorded movement and the posture in it at any time.

export interface Prop {
  kind: "chair" | "wall" | "mat" | "table" | "cushion" | "step";
  position: [number, number, number];
  size: [number, number, number];
  yaw_deg?: number;
}

export interface MotionFile {
  format: number;
  id: string;
  variant: string;
  seconds: number;
  loop: boolean;
  times: number[];
  frames: number[][];
  moves: string[];
  still: string[];
  props: Prop[];
  camera?: { azimuth_deg: number; elevation_deg: number; target?: number[]; span_m?: number };
  phases?: { from: number; to: number; name: string }[];
}

export interface Mirror {
  index: ArrayLike<number>;
  sign: ArrayLike<number>;
}

/** Frames in one flat array; sampling writes into the caller's array and allocates nothing. */
export class Motion {
  readonly seconds: number;
  readonly moves: readonly string[];
  readonly still: readonly string[];
  readonly props: readonly Prop[];
  private readonly times: Float64Array;
  private readonly values: Float32Array;
  private readonly width: number;

  constructor(readonly file: MotionFile, mirror?: Mirror) {
    if (!file.frames.length || file.frames.length !== file.times.length)
      throw new Error(`${file.id}: ${file.frames.length} frames for ${file.times.length} times`);
    this.width = file.frames[0].length;
    this.times = Float64Array.from(file.times);
    this.seconds = file.seconds || this.times[this.times.length - 1];
    this.values = new Float32Array(this.width * file.frames.length);
    file.frames.forEach((frame, i) => this.values.set(mirror ? mirrored(frame, mirror) : frame, i * this.width));
    this.moves = mirror ? file.moves.map(otherSide) : file.moves;
    this.still = mirror ? file.still.map(otherSide) : file.still;
    this.props = mirror ? file.props.map(mirroredProp) : file.props;
  }

  /** The posture at `t` [s]; a looping motion goes round, any other stays at its end. */
  sample(t: number, into: Float32Array): void {
    const last = this.times.length - 1;
    const at = this.file.loop && this.seconds > 0 ? ((t % this.seconds) + this.seconds) % this.seconds : Math.min(Math.max(t, 0), this.seconds);
    let i = 0;
    let high = last;
    while (high - i > 1) {
      const middle = (i + high) >> 1;
      if (this.times[middle] <= at) i = middle;
      else high = middle;
    }
    const j = at >= this.times[last] ? (this.file.loop ? 0 : last) : Math.min(i + 1, last);
    const from = at >= this.times[last] ? last : i;
    const end = j === 0 ? this.seconds : this.times[j];
    const span = end - this.times[from];
    const share = span > 1e-9 ? Math.min(1, Math.max(0, (at - this.times[from]) / span)) : 0;
    for (let k = 0; k < this.width; k++) {
      const a = this.values[from * this.width + k];
      into[k] = a + (this.values[j * this.width + k] - a) * share;
    }
  }
}

function mirrored(frame: number[], { index, sign }: Mirror): number[] {
  return frame.map((_, i) => frame[index[i]] * sign[i]);
}

function otherSide(joint: string): string {
  if (joint.startsWith("right_")) return "left_" + joint.slice(6);
  if (joint.startsWith("left_")) return "right_" + joint.slice(5);
  return joint;
}

function mirroredProp(prop: Prop): Prop {
  const [x, y, z] = prop.position;
  return { ...prop, position: [x, y, -z], yaw_deg: -(prop.yaw_deg ?? 0) };
}
