import { isTag, isText } from 'domhandler';
import type { AnyNode } from 'domhandler';
import { describe, expect, it } from 'vitest';
import { parseMarkup } from '../../../src/extract/parse-markup.ts';
import { walk } from '../../../src/extract/walk.ts';

const nameOf = (node: AnyNode): string => (isTag(node) ? node.name : isText(node) ? node.data : '?');

function steps(nodes: readonly AnyNode[], isClosed: (name: string) => boolean = () => false): string {
  const told: string[] = [];
  walk(nodes, {
    enter: (node) => {
      told.push(nameOf(node));
      return !isClosed(nameOf(node));
    },
    leave: (node) => told.push(`/${nameOf(node)}`),
  });
  return told.join(' ');
}

describe('walk', () => {
  const { children } = parseMarkup('<ul><li>a<b>c</b></li><li></li></ul><p>d</p>');

  it('tells each node in document order, and when all below it was told', () => {
    expect(steps(children)).toBe('ul li a b c /b /li li /li /ul p d /p');
  });

  it('passes by what is not gone into', () => {
    expect(steps(children, (name) => name === 'li')).toBe('ul li li /ul p d /p');
  });

  it('does not go on to what follows the nodes that it was given', () => {
    const [list] = children;
    const first = list !== undefined && isTag(list) ? list.children.slice(0, 1) : [];
    expect(steps(first)).toBe('li a b c /b /li');
  });

  it('bears 100,000 siblings', () => {
    expect(steps(parseMarkup('<i></i>'.repeat(100_000)).children).length).toBe(100_000 * 5 - 1);
  });
});
