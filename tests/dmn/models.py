"""Small DMN models for the tests of this room, written as the elements that they consist of."""

from __future__ import annotations

from html import escape

from addendum.dmn import Evaluator, Models, parse_model

DMN = "https://www.omg.org/spec/DMN/20230324/MODEL/"
HERE = "urn:test:here"


def definitions(*parts, namespace=HERE, dmn=DMN, name="here", more=""):
    """The XML of a model."""
    inside = "".join(parts)
    text = f'<definitions xmlns="{dmn}" namespace="{namespace}" name="{name}" {more}>{inside}</definitions>'
    return text.encode()


def evaluator(*parts, imported=(), now=None, **more):
    """What answers a model of these parts; `imported` are the XML of other models."""
    models = [parse_model(xml, "here.dmn") for xml in (definitions(*parts, **more), *imported)]
    return Evaluator(Models(models[0], {model.namespace: model for model in models}), now)


def decide(*parts, given=None, **more):
    """The value of the decision `d` of a model of these parts."""
    return evaluator(*parts, **more).decision("d", given or {})


def literal(text, type_ref=""):
    return f"<literalExpression{_type(type_ref)}><text>{escape(text)}</text></literalExpression>"


def decision(name, logic="", requires=(), type_ref="", knows=()):
    return (
        f'<decision id="{name}" name="{name}"><variable name="{name}"{_type(type_ref)}/>'
        f"{_requirements(requires, knows)}{logic}</decision>"
    )


def formula(text, requires=(), type_ref="", knows=(), name="d"):
    """A decision whose logic is a formula."""
    return decision(name, literal(text), requires, type_ref, knows)


def given(name, type_ref=""):
    return f'<inputData id="{name}" name="{name}"><variable name="{name}"{_type(type_ref)}/></inputData>'


def knowledge(name, parameters, logic, knows=(), type_ref=""):
    return (
        f'<businessKnowledgeModel id="{name}" name="{name}"><variable name="{name}"{_type(type_ref)}/>'
        f"<encapsulatedLogic>{formal(parameters)}{logic}</encapsulatedLogic>"
        f"{_requirements((), knows)}</businessKnowledgeModel>"
    )


def service(name, outputs, decisions=(), inputs=(), type_ref=""):
    parts = [f'<outputDecision href="#{each}"/>' for each in outputs]
    parts += [f'<inputDecision href="#{each}"/>' for each in decisions]
    parts += [f'<inputData href="#{each}"/>' for each in inputs]
    variable = f'<variable name="{name}"{_type(type_ref)}/>'
    return f'<decisionService id="{name}" name="{name}">{variable}{"".join(parts)}</decisionService>'


def formal(parameters):
    """The parameters of a function: names, or names with their types."""
    pairs = parameters.items() if isinstance(parameters, dict) else ((name, "") for name in parameters)
    return "".join(f'<formalParameter name="{name}"{_type(type_ref)}/>' for name, type_ref in pairs)


def context(*entries):
    """A boxed context of pairs; a name of None is that of the result, a pair as the name adds a type."""
    parts = []
    for name, logic in entries:
        named, type_ref = name if isinstance(name, tuple) else (name, "")
        variable = "" if named is None else f'<variable name="{named}"{_type(type_ref)}/>'
        parts.append(f"<contextEntry>{variable}{logic}</contextEntry>")
    return f"<context>{''.join(parts)}</context>"


def invocation(called, **bindings):
    parts = [f'<binding><parameter name="{name}"/>{logic}</binding>' for name, logic in bindings.items()]
    return f"<invocation>{called}{''.join(parts)}</invocation>"


def item(name, type_ref="", *components, collection=False, allowed="", constraint=""):
    """An item definition; `components` are further ones."""
    inside = f"<typeRef>{type_ref}</typeRef>" if type_ref else ""
    inside += f"<allowedValues><text>{escape(allowed)}</text></allowedValues>" if allowed else ""
    inside += f"<typeConstraint><text>{escape(constraint)}</text></typeConstraint>" if constraint else ""
    inside += "".join(each.replace("itemDefinition", "itemComponent") for each in components)
    many = ' isCollection="true"' if collection else ""
    return f'<itemDefinition name="{name}"{many}>{inside}</itemDefinition>'


def table(inputs, outputs, rules, policy="UNIQUE", aggregation=""):
    """A decision table: inputs and outputs as XML or as plain texts, rules as rows of texts."""
    heads = [each if each.startswith("<") else column(each) for each in inputs]
    heads += [each if each.startswith("<") else output(each) for each in outputs]
    rows = "".join(f"<rule>{_cells(row, len(inputs))}</rule>" for row in rules)
    aggregated = f' aggregation="{aggregation}"' if aggregation else ""
    return f'<decisionTable hitPolicy="{policy}"{aggregated}>{"".join(heads)}{rows}</decisionTable>'


def column(text, type_ref="", values=""):
    inside = f"<inputValues><text>{escape(values)}</text></inputValues>" if values else ""
    expression = f"<inputExpression{_type(type_ref)}><text>{escape(text)}</text></inputExpression>"
    return f"<input>{expression}{inside}</input>"


def output(name="", type_ref="", values="", default=""):
    inside = f"<outputValues><text>{escape(values)}</text></outputValues>" if values else ""
    inside += f"<defaultOutputEntry><text>{escape(default)}</text></defaultOutputEntry>" if default else ""
    return f'<output name="{name}"{_type(type_ref)}>{inside}</output>'


def imports(name, namespace, kind=DMN, location=""):
    where = f' locationURI="{location}"' if location else ""
    return f'<import name="{name}" namespace="{namespace}" importType="{kind}"{where}/>'


def _cells(row, inputs):
    parts = []
    for at, text in enumerate(row):
        kind = "inputEntry" if at < inputs else "outputEntry"
        parts.append(f"<{kind}><text>{escape(text)}</text></{kind}>")
    return "".join(parts)


def _requirements(requires, knows):
    parts = []
    for reference in requires:
        kind = "requiredInput" if reference.startswith("i:") else "requiredDecision"
        href = reference.removeprefix("i:")
        target = href if "#" in href else f"#{href}"
        parts.append(f'<informationRequirement><{kind} href="{target}"/></informationRequirement>')
    for reference in knows:
        target = reference if "#" in reference else f"#{reference}"
        parts.append(f'<knowledgeRequirement><requiredKnowledge href="{target}"/></knowledgeRequirement>')
    return "".join(parts)


def _type(type_ref):
    return f' typeRef="{type_ref}"' if type_ref else ""
