"""List the exercises of the library."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--topic", default="", help="Only the exercises of this topic.")
@click.option("--json", "as_json", is_flag=True, help="A JSON list with titles, skills, level, version and source.")
@click.option("--folder", "folders", multiple=True, type=click.Path(path_type=Path), help="A folder of more exercises.")
def command(topic: str, as_json: bool, folders: tuple[Path, ...]) -> None:
    """List every exercise: id, level, title.

    \b
    gradekit templates --topic chain_rule
    """
    from gradekit.templates.library import library

    found = library(*folders).all(topic)
    if as_json:
        import json

        rows = [
            {
                "id": one.id,
                "title": dict(one.title),
                "topic": one.topic,
                "skills": list(one.skills),
                "level": one.level,
                "version": one.version,
                "source": one.source,
            }
            for one in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max((len(one.id) for one in found), default=0)
    for one in found:
        click.echo(f"{one.id:<{width}}  {one.level}  {one.title['en']}")
