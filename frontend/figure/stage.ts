// The studio: one renderer, one figure, a floor and a few props. Everything that three.js does for us is here.

import {
  BackSide, BufferAttribute, BufferGeometry, CircleGeometry, Color, DoubleSide, FrontSide, GreaterDepth, Group, Mesh, PerspectiveCamera, Scene,
  ShaderMaterial, Vector3, WebGLRenderer, type IUniform, type Material,
} from "three";
import type { Colours, Rgb } from "./colours";
import type { Parts } from "./build";
import type { MeshBuilder } from "./mesh";
import { cameraAxes, FIELD_OF_VIEW, type Placed, type View } from "./framing";
import { drawProps } from "./props";
import { CLEAR, HALO, lampDirection, LAMPS, LIGHTS, type Studio } from "./studio";
import type { Prop } from "./motion";
import { FIGURE_VERTEX, FLOOR_FRAGMENT, FLOOR_VERTEX, GLASS_FRAGMENT, HALO_FRAGMENT, SOLID_FRAGMENT } from "./shaders";

export class Stage implements Studio {
  private readonly renderer: WebGLRenderer;
  private readonly camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.1, 30);
  readonly bones: Float32Array;
  readonly spheres: Float32Array;
  readonly states: Float32Array;
  private readonly scene = new Scene();
  private readonly shared: Record<string, IUniform>;
  private readonly axes = new Float64Array(9);
  private props: Group | null = null;
  private colours: Colours | null = null;
  private wanted: readonly Prop[] = [];

  constructor(canvas: HTMLCanvasElement, private readonly parts: Parts) {
    this.renderer = new WebGLRenderer({ canvas, alpha: true, antialias: true, powerPreference: "low-power" });
    this.renderer.setClearColor(0x000000, 0);
    this.bones = new Float32Array(parts.boneCount * 12);
    this.spheres = new Float32Array(parts.spheres.length * 4);
    this.states = new Float32Array(Math.ceil(parts.boneCount / 4) * 4);
    this.shared = {
      uBones: { value: this.bones },
      uSpheres: { value: this.spheres },
      uStates: { value: this.states },
      uPalette: { value: [] },
      uMoves: { value: null },
      uStill: { value: null },
      uHalo: { value: null },
      uShade: { value: null },
      uKey: { value: new Vector3() },
      uFill: { value: new Vector3() },
      uSky: { value: new Vector3(...LIGHTS.sky) },
      uGround: { value: new Vector3(...LIGHTS.ground) },
      uWarm: { value: new Vector3(...LIGHTS.warm) },
    };
    this.build();
  }

  private build(): void {
    const { solid, spine, ribs, glass } = this.parts;
    this.addMesh(spine, this.material(SOLID_FRAGMENT, { uAlpha: { value: 1 } }), 1);
    this.addMesh(spine, this.material(HALO_FRAGMENT, { uSwell: { value: HALO } }, BackSide), 2);
    this.addMesh(solid, this.material(SOLID_FRAGMENT, { uAlpha: { value: 1 } }), 3);
    this.addMesh(spine, this.ghost(this.material(SOLID_FRAGMENT, { uAlpha: { value: CLEAR.ghost } })), 5);
    this.addMesh(ribs, this.seeThrough(this.material(SOLID_FRAGMENT, { uAlpha: { value: CLEAR.ribs } })), 10);
    this.addMesh(glass, this.seeThrough(this.material(GLASS_FRAGMENT, range(CLEAR.inside), BackSide)), 9);
    this.addMesh(glass, this.seeThrough(this.material(GLASS_FRAGMENT, range(CLEAR.outside), FrontSide)), 12);
    this.addFloor();
  }

  private addMesh(parts: MeshBuilder, material: Material, order: number): void {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(parts.positions), 3));
    geometry.setAttribute("normal", new BufferAttribute(new Float32Array(parts.normals), 3));
    geometry.setAttribute("skin", new BufferAttribute(new Float32Array(parts.skin), 3));
    geometry.setAttribute("paint", new BufferAttribute(new Float32Array(parts.paint), 4));
    geometry.setIndex(new BufferAttribute(new Uint32Array(parts.triangles), 1));
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    mesh.matrixAutoUpdate = false;
    mesh.renderOrder = order;
    this.scene.add(mesh);
  }

  private addFloor(): void {
    const floor = new Mesh(new CircleGeometry(3, 48), this.seeThrough(this.material(FLOOR_FRAGMENT, { uDark: { value: CLEAR.floor } }, FrontSide, FLOOR_VERTEX)));
    floor.rotation.x = -Math.PI / 2;
    floor.position.y = 0.0015;
    floor.renderOrder = 0;
    this.scene.add(floor);
  }

  private material(fragment: string, own: Record<string, IUniform>, side: 0 | 1 | 2 = DoubleSide, vertex = FIGURE_VERTEX): ShaderMaterial {
    return new ShaderMaterial({
      vertexShader: vertex,
      fragmentShader: fragment,
      side,
      uniforms: { uSwell: { value: 0 }, ...this.shared, ...own },
      defines: {
        BONE_ROWS: this.parts.boneCount * 3,
        SPHERES: this.parts.spheres.length,
        ROLES: 8,
        STATES: this.states.length / 4,
        ...(fragment === GLASS_FRAGMENT ? { GLASS: 1 } : {}),
      },
    });
  }

  /** Drawn only where something solid is in front: the spine can be followed behind an arm. */
  private ghost(material: ShaderMaterial): ShaderMaterial {
    material.depthFunc = GreaterDepth;
    material.defines.GHOST = `${this.parts.rest.index("C4")}.0`; // not through the face
    return this.seeThrough(material);
  }

  private seeThrough<M extends Material>(material: M): M {
    material.transparent = true;
    material.depthWrite = false;
    return material;
  }

  paint(colours: Colours): void {
    this.colours = colours;
    const { skin, bone, disc, hair, legs, rib, moves, still, halo, shadow } = colours;
    this.shared.uPalette.value = [skin, bone, disc, hair, legs, rib, skin, skin].map(toColor);
    this.shared.uMoves.value = toColor(moves);
    this.shared.uStill.value = toColor(still);
    this.shared.uHalo.value = toColor(halo);
    this.shared.uShade.value = toColor(shadow);
    this.show(this.wanted);
  }

  /** Puts these props on the floor instead of the ones that were there. */
  show(props: readonly Prop[]): void {
    this.wanted = props;
    if (!this.colours) return;
    if (this.props) {
      this.scene.remove(this.props);
      this.props.traverse((o) => o instanceof Mesh && (o.geometry.dispose(), (o.material as Material).dispose()));
    }
    this.props = drawProps(props, this.colours, (fragment, own) => this.material(fragment, own, DoubleSide, FLOOR_VERTEX_LIT));
    this.scene.add(this.props);
  }

  get aspect(): number {
    return this.camera.aspect;
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.renderer.setPixelRatio(Math.min(pixelRatio, 2));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / Math.max(height, 1);
    this.camera.updateProjectionMatrix();
  }

  look(view: View, { target, distance }: Placed): void {
    const a = this.axes;
    cameraAxes(view, a);
    this.camera.position.set(target[0] + a[6] * distance, target[1] + a[7] * distance, target[2] + a[8] * distance);
    this.camera.up.set(0, 1, 0);
    this.camera.lookAt(target[0], target[1], target[2]);
    lampDirection(a, LAMPS.key, this.shared.uKey.value as Vector3);
    lampDirection(a, LAMPS.fill, this.shared.uFill.value as Vector3);
  }

  render(): void {
    this.renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    this.scene.traverse((o) => o instanceof Mesh && (o.geometry.dispose(), (o.material as Material).dispose()));
    this.renderer.dispose();
  }
}

export function toColor([r, g, b]: Rgb): Color {
  return new Color(r, g, b);
}

function range([thin, thick]: readonly [number, number]): Record<string, IUniform> {
  return { uThin: { value: thin }, uThick: { value: thick } };
}

const FLOOR_VERTEX_LIT = `
varying vec3 vNormal;
varying vec3 vPlace;
varying float vOpen;
varying float vTint;
varying float vDense;
varying float vJoint;
varying float vMoves;
varying vec3 vColour;
uniform vec3 uColour;
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  vPlace = world.xyz;
  vNormal = normalize(mat3(modelMatrix) * normal);
  vOpen = 1.0;
  vTint = 0.0;
  vDense = 0.0;
  vJoint = 0.0;
  vMoves = 0.0;
  vColour = uColour;
  gl_Position = projectionMatrix * viewMatrix * world;
}
`;
