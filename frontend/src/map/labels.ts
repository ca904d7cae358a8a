// Where labels stand: beside their points, inside the map, and never over one another.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Wish {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How far from the point a label stands. */
  readonly gap: number;
}

export interface Label {
  readonly text: string;
  readonly box: Box;
}

/** The labels that have room, in the order given: the first ones are the ones that matter most. */
export function placeLabels(wishes: readonly Wish[], taken: readonly Box[], map: Box): Label[] {
  const full = [...taken];
  const found: Label[] = [];
  for (const wish of wishes) {
    const box = spotsAround(wish).find((each) => inside(each, map) && !full.some((one) => meet(each, one)));
    if (box) {
      full.push(box);
      found.push({ text: wish.text, box });
    }
  }
  return found;
}

function spotsAround({ x, y, width, height, gap }: Wish): Box[] {
  const middle = y - height / 2;
  const corners: [number, number][] = [
    [x + gap, middle],
    [x - gap - width, middle],
    [x - width / 2, y - gap - height],
    [x - width / 2, y + gap],
    [x + gap * 0.7, y - gap * 0.7 - height],
    [x + gap * 0.7, y + gap * 0.7],
    [x - gap * 0.7 - width, y - gap * 0.7 - height],
    [x - gap * 0.7 - width, y + gap * 0.7],
  ];
  return corners.map(([left, top]) => ({ x: left, y: top, width, height }));
}

export function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function inside(box: Box, map: Box): boolean {
  return (
    box.x >= map.x &&
    box.y >= map.y &&
    box.x + box.width <= map.x + map.width &&
    box.y + box.height <= map.y + map.height
  );
}
