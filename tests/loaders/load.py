"""Loads one configuration from the environment with the loader that the first argument names, and prints its fields as
JSON. It exits with 1 if the loader refuses the environment."""

import json
import sys
from enum import Enum
from typing import Annotated


def pydantic_settings():
    from pydantic import BaseModel, Field, ValidationError
    from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

    class Format(str, Enum):
        JSON = "json"
        TEXT = "text"

    class Database(BaseModel):
        pool_size: Annotated[int, Field(ge=0, le=2**32 - 1)] = 10

    class Config(BaseSettings):
        model_config = SettingsConfigDict(env_prefix="APP_", env_nested_delimiter="__")

        port: Annotated[int, Field(ge=0, le=65535)] = 8080
        debug: bool = False
        format: Format = Format.JSON
        ratio: float = 0.5
        hosts: list[str] = []
        token: str
        api_key: str | None = None
        database: Database = Database()

    try:
        config = Config()
    except (ValidationError, SettingsError):
        return None
    fields = {name.upper(): value for name, value in config if name != "database"}
    return fields | {"FORMAT": config.format.value, "DATABASE__POOL_SIZE": config.database.pool_size}


def flask():
    from flask import Config

    config = Config(".", {"PORT": 8080, "DEBUG": False, "FORMAT": "json", "RATIO": 0.5, "HOSTS": [], "API_KEY": None})
    config["DATABASE"] = {"POOL_SIZE": 10}
    config.from_prefixed_env("APP")
    return dict(config) | {"DATABASE__POOL_SIZE": config["DATABASE"]["POOL_SIZE"]}


loaded = {"pydantic-settings": pydantic_settings, "Flask": flask}[sys.argv[1]]()
if loaded is None:
    sys.exit(1)
for name, value in loaded.items():
    print(name, json.dumps(value))
