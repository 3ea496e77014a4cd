"""The stages between the raw records and the warehouse, in order."""

from tasks.attribute import ATTRIBUTE
from tasks.clean import CLEAN
from tasks.quote import QUOTE
from tasks.recognize import RECOGNIZE
from tasks.sign import SIGN
from tasks.split import SPLIT
from tasks.stage import Stage
from tasks.tag import TAG

STAGES: tuple[Stage, ...] = (CLEAN, SIGN, SPLIT, TAG, RECOGNIZE, QUOTE, ATTRIBUTE)
