import { describe, expect, it } from 'vitest';
import { chooseTemplate } from '../../../server/src/model/document/chooseTemplate.ts';
import { templates } from '../../../server/src/templates/registry.ts';

const choose = (...headings: string[]) => chooseTemplate('auto', headings).template.id;

describe('the template that a document is held to', () => {
  it('is the one that somebody names or gives', () => {
    const own = { ...(templates[0] as (typeof templates)[number]), id: 'own.md' };
    expect(chooseTemplate('alx', [])).toMatchObject({ template: { id: 'alx' }, auto: false });
    expect(chooseTemplate(own, [])).toEqual({ template: own, auto: false });
  });

  it('is minimal where nothing gives another one away', () => {
    expect(choose()).toBe('minimal');
    expect(choose('summary', 'impact', 'timeline', 'root cause', 'resolution', 'action items')).toBe('minimal');
    // One heading alone may be chance.
    expect(choose('summary', 'timeline', 'trigger')).toBe('minimal');
  });

  it('is the one whose headings are all there, and of several the largest', () => {
    const sre = ['summary', 'impact', 'root causes', 'trigger', 'resolution', 'detection', 'action items'];
    const lessons = ['lessons learned', 'what went well', 'what went wrong', 'where we got lucky', 'timeline'];
    expect(choose(...sre, ...lessons, 'root cause')).toBe('google-sre');
    expect(
      choose(
        'resumen',
        'cronologia',
        'factores contribuyentes',
        'mitigacion',
        'lecciones aprendidas',
        'acciones de seguimiento',
      ),
    ).toBe('incident-io');
  });

  it('is the one that most headings give away', () => {
    expect(choose('issue summary', 'timeline', 'corrective and preventative measures')).toBe('alx');
    expect(choose('summary', 'leadup', 'fault', 'timeline')).toBe('atlassian');
  });

  it('never is one that gives itself away by what every postmortem may have', () => {
    const common = templates[0]?.sections.map(({ heading }) => heading.toLowerCase()) ?? [];
    for (const { id, marks } of templates)
      expect(
        marks.filter((mark) => common.includes(mark)),
        id,
      ).toEqual([]);
  });
});
