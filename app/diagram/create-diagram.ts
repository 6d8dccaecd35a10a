// One stage in one <svg>, with a canvas over it where there is a crowd. Scenes go in, choices come out, nothing else passes.
//
// svg.diagram            role=group, labelled by the scene
//   defs > pattern       hatching of fog
//   g.territories        rect.territory
//   g.formers            rect.former
//   g.links              g.wire > line, path
//   g.flows              line.flow
//   g.casings            g.casing > path.casing-wall, path.casing-bore
//   g.eyes               g.eye > path.sight-line, path.lids, circle.pupil, circle.target
//   g.nodes              g.participant > rect.halo, rect.shape, path.sheet, circle.health, path.cross, circle.target
//   g.veils              circle.veil
//   g.tunnels            g.casing, as above
//   g.queues             g.queue > circle
//   g.stored-responses   g.stored-response > circle, path
//   g.captions           text.caption; g.callouts > g.callout > rect, text
//   g.parcels            g.parcel > circle.halo, circle.band (encrypted), path.body, path.sign (some), circle.target
// canvas                 after it, where there is one: the parcels of a crowd (traffic.ts)
import { select, type Selection as Nodes } from 'd3';
import type { Scene, Selection } from '../scene/scene.ts';
import type { Group } from './layer.ts';
import { calloutsLayer, captionsLayer } from './layers/captions-layer.ts';
import { casingsAndTunnels, casingsLayer } from './layers/casings-layer.ts';
import { eyesLayer } from './layers/eyes-layer.ts';
import { flowsLayer } from './layers/flows-layer.ts';
import { formersLayer } from './layers/formers-layer.ts';
import { linksLayer } from './layers/links-layer.ts';
import { nodesLayer } from './layers/nodes-layer.ts';
import { queuesLayer } from './layers/queues-layer.ts';
import { storedResponsesLayer } from './layers/stored-responses-layer.ts';
import { territoriesLayer } from './layers/territories-layer.ts';
import { veilsLayer } from './layers/veils-layer.ts';
import { gliding } from './glide.ts';
import { put } from './put.ts';
import { trafficOn } from './traffic.ts';

export interface DiagramOptions {
  /** Something was chosen by click, Enter or Space; null: the ground, that is, nothing. */
  readonly onSelect: (selection: Selection | null) => void;
}

export interface StageOptions extends DiagramOptions {
  /** With more messages under way than this, they are painted instead of drawn one by one. */
  readonly mostFigures?: number;
}

export interface Diagram {
  readonly render: (scene: Scene) => void;
  readonly destroy: () => void;
}

/** Drawings on one page need patterns of different names. */
let drawings = 0;

/** Hatching at 45 degrees; returns the `fill` that refers to it. */
function hatch(defs: Nodes<SVGDefsElement, unknown, null, undefined>): string {
  drawings += 1;
  const id = `fog-${String(drawings)}`;
  const pattern = defs.append('pattern').attr('id', id).attr('class', 'fog').attr('patternUnits', 'userSpaceOnUse');
  pattern.attr('width', 6).attr('height', 6).attr('patternTransform', 'rotate(45)');
  pattern.append('rect').attr('class', 'fog-ground').attr('width', 6).attr('height', 6);
  pattern.append('rect').attr('class', 'fog-stripe').attr('width', 2).attr('height', 6);
  return `url(#${id})`;
}

export function createDiagram(svg: SVGSVGElement, { onSelect, mostFigures }: StageOptions): Diagram {
  const root = select(svg);
  root.attr('role', 'group').on('click', () => {
    onSelect(null);
  });
  const hatching = hatch(root.append('defs'));
  const group = (name: string): Group => root.append('g').attr('class', name);
  const silent = (name: string): Group => group(name).attr('aria-hidden', 'true');

  const territories = territoriesLayer(silent('territories'));
  const formers = formersLayer(group('formers'));
  const links = linksLayer(silent('links'));
  const flows = flowsLayer(group('flows'));
  const casings = casingsLayer(group('casings'));
  const eyes = eyesLayer(group('eyes'), onSelect);
  const nodes = nodesLayer(group('nodes'), onSelect);
  const veils = veilsLayer(silent('veils'), hatching);
  const encryptions = casingsAndTunnels(casings, casingsLayer(group('tunnels')));
  const queues = queuesLayer(group('queues'));
  const storedResponses = storedResponsesLayer(group('stored-responses'));
  const captions = captionsLayer(silent('captions'));
  const callouts = calloutsLayer(silent('callouts'));
  const traffic = trafficOn(svg, group('parcels'), onSelect, mostFigures);

  const draw = (scene: Scene, isOnTheWay: boolean): void => {
    put(svg, {
      'data-moving': isOnTheWay ? '' : null,
      viewBox: `0 0 ${String(scene.size.width)} ${String(scene.size.height)}`,
      'aria-label': scene.label,
      'data-width': scene.width,
    });
    territories(scene.territories);
    formers(scene.formers);
    links(scene.wires);
    flows(scene.flows);
    encryptions(scene.casings);
    eyes(scene.eyes);
    nodes(scene.participants);
    veils(scene.veils);
    queues(scene.queues);
    storedResponses(scene.storedResponses);
    captions(scene.captions);
    callouts(scene.callouts);
    traffic.draw(scene.parcels, scene.size);
  };
  const { render, stop } = gliding(draw);

  return {
    render,
    destroy() {
      stop();
      traffic.stop();
      root.on('click', null).selectAll('*').remove();
      put(svg, { role: null, viewBox: null, 'aria-label': null, 'data-width': null, 'data-moving': null });
    },
  };
}
