import { fold } from '../../time/names.ts';

/** Names of sections that stand in titles of all kinds: as a part of one they do not tell what the section is for. */
export const commonplace: ReadonlySet<string> = new Set(
  `overview background response solution actions action status details description scope effects challenges tasks
  measures conclusion conclusions explanation fault failures repair
  descripcion alcance solucion acciones tareas medidas seguimiento mejoras eventos conclusiones
  descricao escopo solucao acoes tarefas acompanhamento melhorias
  perimetre portee effets actions suivi taches origine solution mesures bilan
  beschreibung umfang losung aufgaben ablauf verlauf ubersicht uberblick folgen
  описание решение действия задачи события
  개요 과정 해결 対応 対策 課題 概要 方案 措施 过程 改进`
    .split(/\s+/)
    .map(fold),
);
