// Draws the figure with bare WebGL: the same shapes and light as stage.ts in a tenth of the bytes, for the first page.
// It knows one prop, the mat.

import type { Colours } from "./colours";
import { cameraAxes, FIELD_OF_VIEW, type Placed, type View } from "./framing";
import type { MeshBuilder } from "./mesh";
import type { Parts } from "./build";
import type { Prop } from "./motion";
import { FIGURE_VERTEX, FLOOR_FRAGMENT, FLOOR_VERTEX, GLASS_FRAGMENT, HALO_FRAGMENT, SOLID_FRAGMENT } from "./shaders";
import { CLEAR, HALO, lampDirection, LAMPS, LIGHTS, type Studio } from "./studio";

interface Layer {
  program: WebGLProgram;
  at: Map<string, WebGLUniformLocation>;
  mesh: Mesh;
  cull: number; // 0, or the side that is left out
  solid: boolean;
  behind: boolean;
  numbers: Record<string, number>;
}

interface Mesh {
  array: WebGLVertexArrayObject;
  count: number;
}

const COLOUR_OUT = "gl_FragColor.rgb = mix(gl_FragColor.rgb * 12.92, 1.055 * pow(max(gl_FragColor.rgb, vec3(0.0)), vec3(0.41666)) - 0.055, step(vec3(0.0031308), gl_FragColor.rgb));";
const REACH = 1.6; // [m] half the drawn floor

export class Painter implements Studio {
  readonly bones: Float32Array;
  readonly spheres: Float32Array;
  readonly states: Float32Array;
  aspect = 1;
  private readonly gl: WebGL2RenderingContext;
  private readonly layers: Layer[] = [];
  private readonly seen = new Float32Array(16); // world to camera
  private readonly lens = new Float32Array(16);
  private readonly eye = new Float32Array(3);
  private readonly key = new Direction();
  private readonly fill = new Direction();
  private readonly axes = new Float64Array(9);
  private palette = new Float32Array(24);
  private colours: Colours | null = null;
  private mat: readonly number[] = [0, 0, 0, 0]; // half length, half width, middle x and z [m]

  constructor(private readonly canvas: HTMLCanvasElement, private readonly parts: Parts) {
    const gl = canvas.getContext("webgl2", { alpha: true, antialias: true, powerPreference: "low-power" });
    if (!gl) throw new Error("WebGL is missing");
    this.gl = gl;
    this.bones = new Float32Array(parts.boneCount * 12);
    this.spheres = new Float32Array(parts.spheres.length * 4);
    this.states = new Float32Array(Math.ceil(parts.boneCount / 4) * 4);
    this.build();
  }

  private build(): void {
    const { gl, parts } = this;
    const [spine, solid, ribs, glass, floor] = [parts.spine, parts.solid, parts.ribs, parts.glass, floorMesh()].map((one) => this.upload(one));
    const figure = (fragment: string, mesh: Mesh, numbers: Record<string, number>, more: Partial<Layer> = {}, defines = "") =>
      this.layers.push({ ...this.compile(FIGURE_VERTEX, fragment, defines), mesh, cull: 0, solid: true, behind: false, numbers, ...more });
    const [thinIn, thickIn] = CLEAR.inside, [thinOut, thickOut] = CLEAR.outside;
    this.layers.push({ ...this.compile(FLOOR_VERTEX, FLOOR_FRAGMENT, "#define MAT 1\n"), mesh: floor, cull: 0, solid: false, behind: false, numbers: { uDark: CLEAR.floor } });
    figure(SOLID_FRAGMENT, spine, { uAlpha: 1 });
    figure(HALO_FRAGMENT, spine, { uSwell: HALO }, { cull: gl.FRONT });
    figure(SOLID_FRAGMENT, solid, { uAlpha: 1 });
    figure(SOLID_FRAGMENT, spine, { uAlpha: CLEAR.ghost }, { solid: false, behind: true }, `#define GHOST ${parts.rest.index("C4")}.0\n`);
    figure(GLASS_FRAGMENT, glass, { uThin: thinIn, uThick: thickIn }, { solid: false, cull: gl.FRONT }, "#define GLASS 1\n");
    figure(SOLID_FRAGMENT, ribs, { uAlpha: CLEAR.ribs }, { solid: false });
    figure(GLASS_FRAGMENT, glass, { uThin: thinOut, uThick: thickOut }, { solid: false, cull: gl.BACK }, "#define GLASS 1\n");
  }

  paint(colours: Colours): void {
    this.colours = colours;
    const { skin, bone, disc, hair, legs, rib } = colours;
    this.palette.set([skin, bone, disc, hair, legs, rib, skin, skin].flat());
  }

  show(props: readonly Prop[]): void {
    const mat = props.find((prop) => prop.kind === "mat");
    this.mat = mat ? [mat.size[0] / 2, mat.size[2] / 2, mat.position[0], mat.position[2]] : [0, 0, 0, 0];
  }

  resize(width: number, height: number, pixelRatio: number): void {
    const ratio = Math.min(pixelRatio, 2);
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.aspect = width / Math.max(height, 1);
    const f = 1 / Math.tan((FIELD_OF_VIEW * Math.PI) / 360), near = 0.1, far = 30;
    this.lens.fill(0);
    this.lens[0] = f / this.aspect;
    this.lens[5] = f;
    this.lens[10] = (far + near) / (near - far);
    this.lens[11] = -1;
    this.lens[14] = (2 * far * near) / (near - far);
  }

  look(view: View, { target, distance }: Placed): void {
    const { axes, eye, seen } = this;
    cameraAxes(view, axes);
    for (let i = 0; i < 3; i++) eye[i] = target[i] + axes[6 + i] * distance;
    for (let row = 0; row < 3; row++) {
      for (let i = 0; i < 3; i++) seen[i * 4 + row] = axes[row * 3 + i];
      seen[12 + row] = -(axes[row * 3] * eye[0] + axes[row * 3 + 1] * eye[1] + axes[row * 3 + 2] * eye[2]);
    }
    seen[15] = 1;
    lampDirection(axes, LAMPS.key, this.key);
    lampDirection(axes, LAMPS.fill, this.fill);
  }

  render(): void {
    const { gl } = this;
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clearColor(0, 0, 0, 0);
    gl.depthMask(true);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.enable(gl.DEPTH_TEST);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    for (let i = 0; i < this.layers.length; i++) this.draw(this.layers[i]);
  }

  dispose(): void {
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }

  private draw(layer: Layer): void {
    const { gl } = this;
    gl.useProgram(layer.program);
    this.hand(layer);
    gl.depthMask(layer.solid);
    gl.depthFunc(layer.behind ? gl.GREATER : gl.LEQUAL);
    if (layer.solid) gl.disable(gl.BLEND);
    else gl.enable(gl.BLEND);
    if (layer.cull) gl.enable(gl.CULL_FACE);
    else gl.disable(gl.CULL_FACE);
    if (layer.cull) gl.cullFace(layer.cull);
    gl.bindVertexArray(layer.mesh.array);
    gl.drawElements(gl.TRIANGLES, layer.mesh.count, gl.UNSIGNED_INT, 0);
  }

  /** Hands a program what it asks for; a name it does not use has no place and is passed over. */
  private hand({ at, numbers }: Layer): void {
    const { gl, colours } = this;
    const place = (name: string) => at.get(name) ?? null;
    gl.uniformMatrix4fv(place("projectionMatrix"), false, this.lens);
    gl.uniformMatrix4fv(place("viewMatrix"), false, this.seen);
    gl.uniform3fv(place("cameraPosition"), this.eye);
    gl.uniform4fv(place("uBones"), this.bones);
    gl.uniform4fv(place("uSpheres"), this.spheres);
    gl.uniform4fv(place("uStates"), this.states);
    gl.uniform3fv(place("uPalette"), this.palette);
    gl.uniform3fv(place("uKey"), this.key.values);
    gl.uniform3fv(place("uFill"), this.fill.values);
    gl.uniform3fv(place("uSky"), LIGHTS.sky);
    gl.uniform3fv(place("uGround"), LIGHTS.ground);
    gl.uniform3fv(place("uWarm"), LIGHTS.warm);
    gl.uniform4fv(place("uMat"), this.mat);
    if (colours) {
      gl.uniform3fv(place("uMoves"), colours.moves);
      gl.uniform3fv(place("uStill"), colours.still);
      gl.uniform3fv(place("uHalo"), colours.halo);
      gl.uniform3fv(place("uShade"), colours.shadow);
      gl.uniform3fv(place("uMatColour"), colours.mat);
    }
    for (const name in numbers) gl.uniform1f(place(name), numbers[name]);
  }

  private compile(vertex: string, fragment: string, defines: string): Pick<Layer, "program" | "at"> {
    const { gl } = this;
    const head = `#version 300 es\nprecision highp float;\nprecision highp int;\n#define BONE_ROWS ${this.parts.boneCount * 3}\n#define SPHERES ${this.parts.spheres.length}\n#define ROLES 8\n#define STATES ${this.states.length / 4}\n${defines}`;
    const program = gl.createProgram();
    const add = (type: number, text: string) => {
      const shader = gl.createShader(type)!;
      gl.shaderSource(shader, head + text);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
      return shader;
    };
    const shaders = [
      add(gl.VERTEX_SHADER, `#define attribute in\n#define varying out\nuniform mat4 projectionMatrix;\nuniform mat4 viewMatrix;\nin vec3 position;\nin vec3 normal;\nconst mat4 modelMatrix = mat4(1.0);\n${vertex}`),
      add(gl.FRAGMENT_SHADER, `#define varying in\nout vec4 drawn;\n#define gl_FragColor drawn\nuniform vec3 cameraPosition;\n${fragment.replace("#include <colorspace_fragment>", COLOUR_OUT)}`),
    ];
    ["position", "normal", "skin", "paint"].forEach((name, i) => gl.bindAttribLocation(program, i, name));
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(shaders.map((one) => gl.getShaderInfoLog(one)).join("\n"));
    const at = new Map<string, WebGLUniformLocation>();
    for (let i = 0; i < gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS); i++) {
      const name = gl.getActiveUniform(program, i)!.name;
      at.set(name.replace("[0]", ""), gl.getUniformLocation(program, name)!);
    }
    return { program, at };
  }

  private upload(mesh: Pick<MeshBuilder, "positions" | "normals" | "skin" | "paint" | "triangles">): Mesh {
    const { gl } = this;
    const array = gl.createVertexArray();
    gl.bindVertexArray(array);
    [[mesh.positions, 3], [mesh.normals, 3], [mesh.skin, 3], [mesh.paint, 4]].forEach(([values, size], i) => {
      gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
      gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(values as number[]), gl.STATIC_DRAW);
      gl.enableVertexAttribArray(i);
      gl.vertexAttribPointer(i, size as number, gl.FLOAT, false, 0, 0);
    });
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, new Uint32Array(mesh.triangles), gl.STATIC_DRAW);
    return { array, count: mesh.triangles.length };
  }
}

class Direction {
  readonly values = new Float32Array(3);
  set(x: number, y: number, z: number): void {
    this.values[0] = x;
    this.values[1] = y;
    this.values[2] = z;
  }
}

function floorMesh() {
  const none = new Array<number>(16).fill(0);
  const positions = [-REACH, 0.0015, -REACH, REACH, 0.0015, -REACH, REACH, 0.0015, REACH, -REACH, 0.0015, REACH];
  return { positions, normals: none.slice(0, 12), skin: none.slice(0, 12), paint: none, triangles: [0, 2, 1, 0, 3, 2] };
}
