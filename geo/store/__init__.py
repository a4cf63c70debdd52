"""Keeps what users add to the shipped records and change in them."""

from geo.store.database import sqlite_url, store_address, store_file
from geo.store.kept import Kept, KeptArticle, KeptEvent
from geo.store.ledger import Action, Change
from geo.store.likeness import Similar
from geo.store.store import AddResult, Store, default_path

__all__ = [
    "Action",
    "AddResult",
    "Change",
    "Kept",
    "KeptArticle",
    "KeptEvent",
    "Similar",
    "Store",
    "default_path",
    "sqlite_url",
    "store_address",
    "store_file",
]
